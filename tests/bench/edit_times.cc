// edit_times BOOK [EDITS]: how long a session takes to set the book in BOOK again after an edit of
// one of its texts: a copy is edited, in many places. Medians, in milliseconds.
#include "pipeline/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

namespace fs = std::filesystem;
using namespace banxin;  // NOLINT: a program

namespace {

double median(std::vector<double>& all) {
    std::sort(all.begin(), all.end());
    return all.empty() ? 0 : all[all.size() / 2];
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const int edits = count > 2 ? std::atoi(arguments[2]) : 60;
    const fs::path folder = fs::temp_directory_path() / "banxin-edit-times";
    fs::remove_all(folder);
    fs::copy(arguments[1], folder, fs::copy_options::recursive);
    Session session(folder, {});
    const auto first = session.update({});
    if (!first->is_set) return 1;
    std::vector<std::string> texts;
    for (const Chapter& chapter : first->book->loaded.book.chapters)
        if (!chapter.file.empty()) texts.push_back(chapter.file);
    std::mt19937 random(1);
    std::map<std::string, std::vector<double>> stages;
    std::vector<double> all;
    std::vector<double> shown;
    for (int i = 0; i < edits; ++i) {
        const std::string& name = texts[random() % texts.size()];
        std::string text = text_of(folder / name);
        std::size_t at = text.find("。", random() % text.size());
        at = at == std::string::npos ? text.size() : at;
        std::ofstream(folder / name) << text.insert(at, "，又多了几个字");
        const auto start = std::chrono::steady_clock::now();
        const auto state = session.update({name});
        const auto told = std::chrono::steady_clock::now();
        if (!state->changed) return 1;
        const auto pages = state->book->layout->pages_of(state->changed->part);
        const auto made = std::chrono::steady_clock::now();
        const auto in_ms = [](auto time) {
            return std::chrono::duration<double, std::milli>(time).count();
        };
        all.push_back(in_ms(told - start));
        shown.push_back(in_ms(made - told));
        for (const Stage& stage : state->run->stages)
            stages[stage.name].push_back(stage.seconds * 1000);
    }
    for (auto& [name, times] : stages) fmt::print("{:10} {:7.1f}\n", name, median(times));
    fmt::print("{:10} {:7.1f} (longest {:.1f})\n", "update", median(all), all.back());
    fmt::print("{:10} {:7.1f}\n", "its pages", median(shown));
    fs::remove_all(folder);
}
