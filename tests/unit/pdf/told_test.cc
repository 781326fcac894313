// Whole files as text: told/*.txt. A case describes pages, and what comes out is every object of
// the finished file that its trailer leads to, streams decoded. The fonts are those of tests/fonts.
#include "image/image.h"
#include "pdf/content.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/numbers.h"
#include "pdf/pdf.h"
#include "unit/answers.h"
#include "unit/image/samples.h"
#include "unit/own_fonts.h"
#include "unit/pdf/made_pages.h"
#include "unit/pdf/reading.h"

#include <fmt/format.h>

#include <map>
#include <sstream>

#include <stdlib.h>

namespace banxin::pdf {
namespace {

using reading::File;

/// Every object once, in the order in which the trailer leads to it; "→ 3" leads to the third.
class Dumper {
public:
    /// `full`: fonts and the packet of metadata too.
    explicit Dumper(bool full) : full_(full) {}

    std::string dump(QPDFObjectHandle trailer) {
        // What the stream of cross-references says of itself.
        for (const char* key : {"/DecodeParms", "/Filter", "/Type", "/W"}) trailer.removeKey(key);
        value(trailer, 0, false);
        return text_;
    }

private:
    static std::string shown(const std::string& bytes) {
        std::string to;
        for (const char c : bytes) {
            const bool plain = c >= 0x20 && c < 0x7F;
            to +=
                plain ? std::string(1, c) : fmt::format("\\{:02x}", static_cast<unsigned char>(c));
        }
        return to;
    }

    /// What stands in pages, maps and packets is text; of programs and pictures the size counts.
    static std::string decoded(QPDFObjectHandle stream) {
        const std::string bytes = reading::stream_text(stream);
        QPDFObjectHandle dict = stream.getDict();
        const bool program =
            dict.hasKey("/Length1") || dict.getKey("/Subtype").isNameAndEquals("/CIDFontType0C");
        if (program) return fmt::format("{} bytes", bytes.size() / 1000 * 1000);
        if (dict.getKey("/Subtype").isNameAndEquals("/Image") && bytes.size() > 40)
            return fmt::format("{} bytes {}", bytes.size(), shown(bytes.substr(0, 20)));
        std::string to;
        for (const std::string& line : banxin::testing::lines_of(bytes))
            to += "\n  | " + shown(line);
        return to;
    }

    void line(int depth, const std::string& text) {
        text_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text;
    }

    void value(QPDFObjectHandle object, int depth, bool may_refer = true) {
        if (may_refer && object.isIndirect()) {
            const auto [known, fresh] = seen_.emplace(object.getObjGen(), seen_.size() + 1);
            if (!fresh) {
                text_ += fmt::format("→ {}\n", known->second);
                return;
            }
            text_ += fmt::format("[{}] ", known->second);
        }
        const bool skipped = object.isStream()
                                 ? object.getDict().getKey("/Type").isNameAndEquals("/Metadata")
                                 : object.isDictionary() && object.hasKey("/DescendantFonts");
        if (!full_ && skipped) {
            text_ += "…\n";
        } else if (object.isStream()) {
            text_ += "stream" + decoded(object) + "\n";
            entries(object.getDict(), depth);
        } else if (object.isDictionary()) {
            text_ += "\n";
            entries(object, depth);
        } else if (object.isArray()) {
            array(object, depth);
        } else if (object.isString()) {
            text_ += "(" + shown(object.getStringValue()) + ")\n";
        } else {
            text_ += object.unparse() + "\n";
        }
    }

    void entries(QPDFObjectHandle dict, int depth) {
        for (const std::string& key : dict.getKeys()) {
            // A file's length and places change with its font programs.
            if (key == "/Length" || key == "/Length1" || key == "/Prev" || key == "/Size" ||
                key == "/ID")
                if (dict.getKey(key).isInteger() || key == "/ID") continue;
            line(depth, key.substr(1) + " ");
            value(dict.getKey(key), depth + 1);
        }
    }

    void array(QPDFObjectHandle array, int depth) {
        bool flat = true;
        for (QPDFObjectHandle& item : array.getArrayAsVector())
            flat = flat && !item.isDictionary() && !item.isArray() && !item.isStream() &&
                   !item.isString();
        if (flat) {
            text_ += array.unparseResolved() + "\n";
            return;
        }
        text_ += "\n";
        for (QPDFObjectHandle& item : array.getArrayAsVector()) {
            line(depth, "- ");
            value(item, depth + 1);
        }
    }

    bool full_;
    std::string text_;
    std::map<QPDFObjGen, std::size_t> seen_;
};

const text::Fonts& own_fonts() {
    static Diagnostics diagnostics;
    static const std::unique_ptr<text::Fonts> fonts = [] {
        text::FontConfig config;
        text::FontList list;
        list.families[0] = {"Noto Serif CJK SC"};
        list.families[1] = {"Noto Sans CJK SC"};
        list.families[2] = {"LXGW WenKai"};
        list.families[4] = {"EB Garamond 12"};
        config.lists = {list};
        const banxin::testing::OwnFonts only_own;
        return std::make_unique<text::Fonts>(config, "zh-Hans", diagnostics);
    }();
    return *fonts;
}

/// Pages out of lines.
class Maker {
public:
    Maker() {
        pages_.trim_width = points(100);
        pages_.trim_height = points(200);
        pages_.pages.emplace_back();
        images_ = {image::samples::jpeg(3),
                   image::samples::jpeg(1),
                   image::samples::jpeg(3, image::samples::exif(6, true)),
                   image::samples::png(image::samples::PngKind::rgba),
                   image::samples::png(image::samples::PngKind::grey16),
                   "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><rect width='5' "
                   "height='4' fill='#000'/></svg>"};
    }

    void take(const std::string& given) {
        std::istringstream words(given);
        std::string key;
        words >> key;
        layout::Page& page = pages_.pages.back();
        const auto number = [&] {
            double value = 0;
            words >> value;
            return points(value);
        };
        const auto whole = [&] {
            std::int64_t value = 0;
            words >> value;
            return value;
        };
        const auto word = [&] {
            std::string value;
            words >> value;
            return value;
        };
        const auto rest = [&] {
            std::string value;
            std::getline(words >> std::ws, value);
            return value;
        };
        const auto node = [&] { return static_cast<layout::NodeId>(whole()); };
        const auto area = [&] {
            const Length x = number();
            const Length y = number();
            const Length width = number();
            return Rect{x, y, width, number()};
        };
        const auto direction = [&] {
            const std::string name = word();
            return name == "turned"      ? layout::Direction::counterclockwise
                   : name == "clockwise" ? layout::Direction::clockwise
                   : name == "vertical"  ? layout::Direction::vertical
                                         : layout::Direction::horizontal;
        };
        if (key == "page") {
            pages_.pages.emplace_back();
        } else if (key == "text") {
            const auto job = static_cast<text::Family>(whole());
            const Length size = number();
            const Length x = number();
            const Length y = number();
            const layout::NodeId owner = node();
            const layout::Direction way = direction();
            const auto gap = static_cast<std::int32_t>(whole());
            page.items.emplace_back(run(job, size, {x, y}, owner, way, gap, rest()));
        } else if (key == "stands") {
            // For the last run: what each glyph stands for, "-" for nothing.
            auto& last = std::get<layout::GlyphRun>(page.items.back());
            last.text.clear();
            for (layout::PlacedGlyph& glyph : last.glyphs) {
                const std::string text = word();
                if (text != "-") last.text += text;
                glyph.text_end = static_cast<std::uint32_t>(last.text.size());
            }
        } else if (key == "raise") {
            auto& last = std::get<layout::GlyphRun>(page.items.back());
            const auto which = static_cast<std::size_t>(whole());
            last.glyphs.at(which).y = static_cast<std::int32_t>(number().sp);
        } else if (key == "rule") {
            layout::RuleItem rule;
            rule.area = area();
            rule.colour = static_cast<std::uint8_t>(whole());
            rule.node = node();
            page.items.emplace_back(rule);
        } else if (key == "image") {
            layout::ImageItem image;
            image.area = area();
            const std::string& bytes = images_.at(static_cast<std::size_t>(whole()));
            image.image = static_cast<std::uint32_t>(pages_.images.size());
            pages_.images.push_back({bytes, 1, 1});
            image.node = node();
            image.direction = direction();
            page.items.emplace_back(image);
        } else if (key == "link" || key == "address") {
            layout::LinkArea link;
            link.area = area();
            link.node = node();
            link.target = rest();
            link.inside_book = key == "link";
            page.links.push_back(link);
        } else if (key == "anchor") {
            const Length y = number();
            page.anchors.push_back({rest(), y});
        } else if (key == "node") {
            const layout::NodeId parent = node();
            const std::string type = word();
            add_node(parent, type, rest());
        } else if (key == "outline") {
            layout::OutlineEntry entry;
            entry.level = static_cast<std::uint8_t>(whole());
            entry.anchor = word();
            entry.title = rest();
            pages_.outline.push_back(entry);
        } else if (key == "label") {
            layout::PageLabelRange range;
            range.first_page = static_cast<std::uint32_t>(whole());
            range.style = static_cast<layout::PageLabelRange::Style>(whole());
            range.start = static_cast<std::uint32_t>(whole());
            pages_.labels.push_back(range);
        } else if (key == "bleed") {
            pages_.bleed = number();
        } else {
            info(key, rest());
        }
    }

    [[nodiscard]] std::string file() const { return write(pages_, own_fonts(), {1}).bytes.read(); }
    [[nodiscard]] std::string families() const {
        std::string all;
        for (const std::string& name : write(pages_, own_fonts(), {2}).fonts) all += name + ", ";
        return all;
    }
    [[nodiscard]] std::string packet() const { return xmp(pages_.info); }

private:
    static layout::GlyphRun run(text::Family job, Length size, Point origin, layout::NodeId node,
                                layout::Direction direction, std::int32_t gap,
                                const std::string& text) {
        layout::GlyphRun made;
        made.face = own_fonts().face(job, false, "zh-Hans");
        made.size = size;
        made.origin = origin;
        made.node = node;
        made.direction = direction;
        made.text = text;
        text::ShapeOptions options;
        options.language = "zh-Hans";
        std::vector<text::Glyph> glyphs;
        own_fonts().shape(made.face, text, options, glyphs);
        std::int64_t pen = 0;
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            layout::PlacedGlyph placed;
            placed.glyph = glyphs[i].id;
            placed.x = static_cast<std::int32_t>(pen);
            placed.text_end = i + 1 < glyphs.size() ? glyphs[i + 1].cluster
                                                    : static_cast<std::uint32_t>(text.size());
            made.glyphs.push_back(placed);
            pen += size.scaled(glyphs[i].advance, 65536).sp + gap;
        }
        return made;
    }

    /// "node PARENT TYPE [lang=…] [alt=…] [short=…] [columns=…] [rows=…] [row]".
    void add_node(layout::NodeId parent, const std::string& type, const std::string& rest) {
        layout::StructureNode node;
        node.parent = parent;
        for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(layout::StructureType::TOCI); ++i)
            if (layout::name_of(static_cast<layout::StructureType>(i)) == type)
                node.type = static_cast<layout::StructureType>(i);
        std::istringstream words(rest);
        for (std::string word; words >> word;) {
            const std::string value = word.substr(std::min(word.find('='), word.size() - 1) + 1);
            if (word.starts_with("lang")) node.language = value.c_str();
            if (word.starts_with("alt")) node.alt = value;
            if (word.starts_with("short")) node.expansion = value;
            if (word.starts_with("columns"))
                node.cell.columns = static_cast<std::uint32_t>(std::stoul(value));
            if (word.starts_with("rows"))
                node.cell.rows = static_cast<std::uint32_t>(std::stoul(value));
            if (word == "row") node.cell.scope = layout::CellAttributes::Scope::row;
        }
        pages_.structure.push_back(node);
    }

    void info(const std::string& key, const std::string& value) {
        layout::DocumentInfo& info = pages_.info;
        if (key == "title") info.title = value;
        if (key == "author") info.authors.push_back(value);
        if (key == "subject") info.subject = value;
        if (key == "keyword") info.keywords.push_back(value);
        if (key == "publisher") info.publisher = value;
        if (key == "rights") info.rights = value;
        if (key == "language") info.language = value.c_str();
        if (key == "identifier") info.identifier = value;
        if (key == "date") info.date = value;
    }

    layout::Pages pages_;
    std::vector<std::string> images_;
};

std::string hex_of(const std::string& bytes) {
    std::string hex;
    for (const char c : bytes) append_hex(hex, static_cast<unsigned char>(c), 2);
    return hex;
}

/// "decimal 12345 3", "utf16 汉", "date …", "escape …": the small functions.
std::optional<std::string> small(const std::string& line) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string key = line.substr(0, space);
    const std::string rest = line.substr(std::min(space + 1, line.size()));
    if (key == "decimal") {
        std::istringstream words(rest);
        std::int64_t value = 0;
        int decimals = 0;
        words >> value >> decimals;
        std::string text;
        append_decimal(text, value, decimals);
        return text;
    }
    if (key == "hex") {
        std::istringstream words(rest);
        std::uint32_t value = 0;
        int digits = 0;
        words >> value >> digits;
        std::string text;
        append_hex(text, value, digits);
        return text;
    }
    if (key == "utf16") return hex_of(utf16(rest));
    if (key == "day") return pdf_date(rest);
    if (key == "escape") return ascii_address(rest);
    return std::nullopt;
}

std::string answer(const std::vector<std::string>& lines) {
    std::string all;
    Maker maker;
    bool made = false;
    for (const std::string& line : lines) {
        if (const auto said = small(line)) {
            all += *said + "\n";
        } else if (line == "xmp") {
            all += maker.packet();
        } else if (line == "families") {
            all += maker.families() + "\n";
        } else {
            maker.take(line);
            made = true;
        }
    }
    if (!made || !all.empty()) return all;
    File file(maker.file());
    std::string text = Dumper(lines.front() == "full").dump(file.trailer());
    std::string trimmed;
    for (std::string& line : banxin::testing::lines_of(text)) {
        while (line.ends_with(' ')) line.pop_back();
        if (!line.empty()) trimmed += line + "\n";
    }
    return trimmed;
}

class PdfTold : public ::testing::TestWithParam<const char*> {};

TEST_P(PdfTold, AsWritten) {
    banxin::testing::expect_answers(std::string("pdf/told/") + GetParam() + ".txt", answer);
}

INSTANTIATE_TEST_SUITE_P(Files, PdfTold,
                         ::testing::Values("navigation", "pictures", "small", "structure", "text"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace banxin::pdf
