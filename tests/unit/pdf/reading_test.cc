// The readers of the tests, and what every file must satisfy for the programs of others.

#include "unit/pdf/reading.h"

#include "pdf/pdf.h"
#include "unit/pdf/made_pages.h"

#include <gtest/gtest.h>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <unistd.h>

namespace banxin::pdf::reading {
namespace {

std::string text_of_buffer(const Buffer& buffer) {
    return {static_cast<const char*>(static_cast<const void*>(buffer.getBuffer())),
            buffer.getSize()};
}

/// Widths of a composite font by code.
std::map<unsigned, double> widths_of(QPDFObjectHandle font) {
    std::map<unsigned, double> widths;
    QPDFObjectHandle w = font.getKey("/DescendantFonts").getArrayItem(0).getKey("/W");
    if (!w.isArray()) return widths;
    for (int i = 0; i + 1 < w.getArrayNItems(); i += 2) {
        auto code = static_cast<unsigned>(w.getArrayItem(i).getIntValueAsInt());
        for (QPDFObjectHandle& width : w.getArrayItem(i + 1).getArrayAsVector()) {
            widths[code++] = width.getNumericValue();
        }
    }
    return widths;
}

/// Runs the few text operators that banxin writes.
struct Interpreter : QPDFObjectHandle::ParserCallbacks {
    explicit Interpreter(QPDFObjectHandle font_resources) : fonts(font_resources) {}

    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            operands.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BT") {
            x = y = 0;
            right = 1, up = 0;
        }
        if (name == "Tf") {
            font = operands[0].getName();
            size = operands[1].getNumericValue();
            widths = widths_of(fonts.getKey(font));
        }
        if (name == "Td") x += operands[0].getNumericValue(), y += operands[1].getNumericValue();
        if (name == "Tm") {
            right = operands[0].getNumericValue(), up = operands[1].getNumericValue();
            x = operands[4].getNumericValue(), y = operands[5].getNumericValue();
        }
        if (name == "TJ") show(operands[0]);
        operands.clear();
    }
    void handleEOF() override {}

    void show(QPDFObjectHandle array) {
        for (QPDFObjectHandle& item : array.getArrayAsVector()) {
            if (!item.isString()) {
                advance(-item.getNumericValue());
                continue;
            }
            const std::string codes = item.getStringValue();
            for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
                const unsigned code = static_cast<unsigned>(static_cast<unsigned char>(codes[i]))
                                          << 8U |
                                      static_cast<unsigned char>(codes[i + 1]);
                result.push_back({font, code, x, y});
                advance(widths.count(code) != 0 ? widths[code] : 1000.0);
            }
        }
    }

    void advance(double thousandths) {
        x += thousandths / 1000 * size * right;
        y += thousandths / 1000 * size * up;
    }

    QPDFObjectHandle fonts;
    std::vector<QPDFObjectHandle> operands;
    std::vector<Landed> result;
    std::map<unsigned, double> widths;
    std::string font;
    double size = 0, x = 0, y = 0;
    /// Where the pen goes: the first row of the text matrix.
    double right = 1, up = 0;
};

}  // namespace

File::File(std::string bytes) : bytes_(std::move(bytes)), qpdf_(std::make_unique<QPDF>()) {
    qpdf_->setSuppressWarnings(true);
    qpdf_->processMemoryFile("test", bytes_.data(), bytes_.size());
}

QPDFObjectHandle File::page(std::size_t index) {
    return qpdf_->getAllPages().at(index);
}

std::string File::content(std::size_t index) {
    Pl_Buffer pipeline("content");
    page(index).pipePageContents(&pipeline);
    const std::unique_ptr<Buffer> buffer(pipeline.getBuffer());
    return text_of_buffer(*buffer);
}

std::vector<QPDFObjectHandle> File::fonts(std::size_t index) {
    std::vector<QPDFObjectHandle> result;
    for (auto& [name, font] : page(index).getKey("/Resources").getKey("/Font").getDictAsMap()) {
        result.push_back(font);
    }
    return result;
}

std::string stream_text(QPDFObjectHandle stream) {
    return text_of_buffer(*stream.getStreamData(qpdf_dl_all));
}

std::optional<std::string> ask(const std::string& command, const std::string& bytes) {
    const std::string program = command.substr(0, command.find(' '));
    if (std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) != 0) return {};
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() /
        ("banxin-" + std::to_string(getpid()) + "-" + std::to_string(bytes.size()) + ".pdf");
    std::ofstream(path, std::ios::binary) << bytes;
    std::string line = command;
    line.replace(line.find("FILE"), 4, path.string());
    std::string printed;
    if (FILE* pipe = popen(line.c_str(), "r")) {
        std::array<char, 4096> block;
        for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe)) > 0;) {
            printed.append(block.data(), n);
        }
        pclose(pipe);
    }
    std::filesystem::remove(path);
    return printed;
}

std::vector<Landed> landed(File& file, std::size_t page) {
    Interpreter interpreter(file.page(page).getKey("/Resources").getKey("/Font"));
    file.page(page).parsePageContents(&interpreter);
    return interpreter.result;
}

namespace {

std::string mixed_file() {
    using text::Family;
    return write(made::page_of({
                     made::run("汉字，「标点」——与 Latin。", Family::serif, 10.5, 60, 90),
                     made::run("粗体的黑体", Family::sans, 12, 60, 120, 0, true),
                     made::run("楷体与人工智能", Family::kai, 10.5, 60, 150),
                     made::run("int main() { 返回 }", Family::mono, 9, 60, 180),
                 }),
                 made::fonts(), {})
        .bytes.read();
}

TEST(PdfFile, IsSoundForQpdf) {
    const auto printed = ask("qpdf --check FILE 2>&1", mixed_file());
    if (!printed) GTEST_SKIP() << "qpdf is not installed";
    EXPECT_NE(printed->find("No syntax or stream encoding errors found"), std::string::npos)
        << *printed;
    EXPECT_EQ(printed->find("WARNING"), std::string::npos) << *printed;
}

TEST(PdfFile, T06EveryFontIsEmbeddedSubsetAndUnicode) {
    const auto printed = ask("pdffonts FILE", mixed_file());
    if (!printed) GTEST_SKIP() << "pdffonts is not installed";
    std::istringstream lines(*printed);
    std::string line;
    std::getline(lines, line);
    const std::size_t columns = line.find("emb sub uni");
    ASSERT_NE(columns, std::string::npos) << *printed;
    std::getline(lines, line);
    int fonts = 0;
    while (std::getline(lines, line)) {
        ++fonts;
        EXPECT_EQ(line.substr(columns, 11), "yes yes yes") << *printed;
        EXPECT_EQ(line.find("Type 3"), std::string::npos) << *printed;
    }
    EXPECT_GE(fonts, 4) << *printed;
}

TEST(PdfFile, GivesItsTextBackInOrder) {
    const std::string file = mixed_file();
    for (const std::string command :
         {"mutool draw -q -F text FILE 2>/dev/null", "pdftotext -layout FILE -"}) {
        const auto printed = ask(command, file);
        if (!printed) GTEST_SKIP() << command << " is not installed";
        std::string text;
        for (const char c : *printed) {
            if (c != ' ' && c != '\n' && c != '\f') text.push_back(c);
        }
        EXPECT_EQ(text,
                  "汉字，「标点」——与Latin。粗体的黑体"
                  "楷体与人工智能intmain(){返回}")
            << command;
    }
}

}  // namespace
}  // namespace banxin::pdf::reading
