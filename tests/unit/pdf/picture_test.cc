// Pictures and rules on pages.

#include "base/diagnostics.h"
#include "image/image.h"
#include "pdf/pdf.h"
#include "unit/image/samples.h"
#include "unit/pdf/made_pages.h"
#include "unit/pdf/reading.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::pdf {
namespace {

using reading::File;
namespace samples = image::samples;

layout::ImageItem picture(std::uint32_t index, double y) {
    layout::ImageItem item;
    item.area = {points(50), points(y), points(80), points(40)};
    item.image = index;
    return item;
}

std::string with_pictures(const std::vector<std::string>& files) {
    std::vector<layout::Item> items;
    for (std::uint32_t i = 0; i < files.size(); ++i) items.emplace_back(picture(i, 50.0 + 60 * i));
    layout::Pages pages = made::page_of(std::move(items));
    for (const std::string& file : files) pages.images.push_back({file, 1, 1});
    return write(pages, made::fonts(), {}).bytes.read();
}

QPDFObjectHandle object(File& file, const std::string& name) {
    return file.page(0).getKey("/Resources").getKey("/XObject").getKey(name);
}

TEST(PdfPictures, JpegIsEmbeddedAsItCame) {
    const std::string jpeg = samples::jpeg(3);
    File file(with_pictures({jpeg}));
    QPDFObjectHandle image = object(file, "/I0");
    const auto raw = image.getRawStreamData();
    EXPECT_EQ(std::string(static_cast<const char*>(static_cast<const void*>(raw->getBuffer())),
                          raw->getSize()),
              jpeg);
    EXPECT_EQ(image.getDict().getKey("/Width").getIntValue(), 16);
    EXPECT_EQ(image.getDict().getKey("/ColorSpace").getName(), "/DeviceRGB");
    EXPECT_NE(file.content(0).find("q 80 0 0 40 50 485.433 cm /I0 Do Q"), std::string::npos)
        << file.content(0);
}

/// Of the first picture, RGB.
std::string shown_colours(File& file) {
    QPDFObjectHandle image = object(file, "/I0");
    const std::string samples = reading::stream_text(image);
    QPDFObjectHandle space = image.getDict().getKey("/ColorSpace");
    if (!space.isArray()) return samples;
    const std::string palette = space.getArrayItem(3).getStringValue();
    std::string colours;
    for (const char number : samples)
        colours += palette.substr(std::size_t{static_cast<unsigned char>(number)} * 3, 3);
    return colours;
}

/// Red grows from left to right, green downward.
image::Pixels shades(std::uint32_t width, std::uint32_t height) {
    image::Pixels pixels{width, height, 3, {}, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            pixels.colour += static_cast<char>(x);
            pixels.colour += static_cast<char>(y);
            pixels.colour += '\x40';
        }
    }
    return pixels;
}

TEST(PdfPictures, PngIsEmbeddedAsItCame) {
    const image::Pixels few = shades(16, 8);
    const image::Pixels many = shades(32, 16);
    const image::Pixels grey{2, 2, 1, "abcd", {}};
    const std::string few_png = image::encode_png(few);
    const std::string many_png = image::encode_png(many);
    const std::string grey_png = image::encode_png(grey);
    File file(with_pictures({few_png, many_png, grey_png}));
    const auto raw = [&](const char* name) {
        const auto buffer = object(file, name).getRawStreamData();
        return std::string(static_cast<const char*>(static_cast<const void*>(buffer->getBuffer())),
                           buffer->getSize());
    };
    EXPECT_EQ(raw("/I0"), image::packed_png(few_png)->data);
    EXPECT_EQ(raw("/I1"), image::packed_png(many_png)->data);
    EXPECT_EQ(raw("/I2"), image::packed_png(grey_png)->data);
    // The other reader takes the rows' filters away.
    EXPECT_EQ(reading::stream_text(object(file, "/I1")), many.colour);
    EXPECT_EQ(reading::stream_text(object(file, "/I2")), grey.colour);
    QPDFObjectHandle space = object(file, "/I0").getDict().getKey("/ColorSpace");
    EXPECT_EQ(space.getArrayItem(0).getName(), "/Indexed");
    EXPECT_EQ(space.getArrayItem(2).getIntValue(), 127);
    EXPECT_EQ(shown_colours(file), few.colour);
    EXPECT_EQ(object(file, "/I1").getDict().getKey("/ColorSpace").getName(), "/DeviceRGB");
    EXPECT_EQ(object(file, "/I2").getDict().getKey("/ColorSpace").getName(), "/DeviceGray");
}

TEST(PdfPictures, PngThatIsInterlacedIsPackedAnew) {
    const std::string png = samples::png(samples::PngKind::interlaced_rgb);
    EXPECT_FALSE(image::packed_png(png));
    File file(with_pictures({png}));
    EXPECT_EQ(shown_colours(file), image::decode(png).colour);
}

TEST(PdfPictures, PictureThatIsTurnedFillsItsPlaceFromAnotherCorner) {
    const auto content = [](layout::Direction direction) {
        layout::ImageItem item = picture(0, 50);
        item.direction = direction;
        layout::Pages pages = made::page_of({item});
        pages.images.push_back({samples::jpeg(3), 1, 1});
        return File(write(pages, made::fonts(), {}).bytes.read()).content(0);
    };
    // Its own x axis leads up the page, its y axis to the left.
    const std::string counterclockwise = content(layout::Direction::counterclockwise);
    EXPECT_NE(counterclockwise.find("q 0 40 -80 0 130 485.433 cm /I0 Do Q"), std::string::npos)
        << counterclockwise;
    // Down the page, and to the right.
    const std::string clockwise = content(layout::Direction::clockwise);
    EXPECT_NE(clockwise.find("q 0 -40 80 0 50 525.433 cm /I0 Do Q"), std::string::npos)
        << clockwise;
}

TEST(PdfPictures, TurnedJpegIsTurnedByTheMatrix) {
    File file(with_pictures({samples::jpeg(3, samples::exif(6, true))}));
    EXPECT_NE(file.content(0).find("cm 0 -1 1 0 0 1 cm /I0 Do"), std::string::npos)
        << file.content(0);
}

TEST(PdfPictures, CmykStaysInItsInks) {
    File file(with_pictures({samples::jpeg(4)}));
    QPDFObjectHandle dict = object(file, "/I0").getDict();
    EXPECT_EQ(dict.getKey("/ColorSpace").getName(), "/DeviceCMYK");
    // Adobe's marker: the inks are written inverted.
    EXPECT_EQ(dict.getKey("/Decode").unparse(), "[ 1 0 1 0 1 0 1 0 ]");
}

TEST(PdfPictures, GetNoMorePixelsThanTheyShow) {
    layout::Pages pages = made::page_of({picture(0, 50), picture(1, 120)});
    image::Pixels many;
    many.width = 400;
    many.height = 200;
    many.components = 1;
    many.colour.assign(400 * 200, '\x7F');
    pages.images.push_back({image::encode_png(many), 400, 200});
    pages.images.push_back({samples::jpeg(3), 16, 8});
    PdfOptions options;
    options.pixels_an_inch = 72;
    File file(write(pages, made::fonts(), options).bytes.read());
    EXPECT_EQ(object(file, "/I0").getDict().getKey("/Width").getIntValue(), 80);
    EXPECT_EQ(object(file, "/I0").getDict().getKey("/Height").getIntValue(), 40);
    EXPECT_EQ(object(file, "/I1").getDict().getKey("/Width").getIntValue(), 16);
}

TEST(PdfPictures, AlphaBecomesASoftMask) {
    const std::string png = samples::png(samples::PngKind::palette);
    File file(with_pictures({png, samples::png(samples::PngKind::grey16), samples::gif(1, false),
                             samples::webp(true, false)}));
    const image::Pixels pixels = image::decode(png);
    EXPECT_EQ(shown_colours(file), pixels.colour);
    QPDFObjectHandle mask = object(file, "/I0").getDict().getKey("/SMask");
    EXPECT_EQ(reading::stream_text(mask), pixels.alpha);
    EXPECT_EQ(mask.getDict().getKey("/ColorSpace").getName(), "/DeviceGray");
    EXPECT_EQ(object(file, "/I1").getDict().getKey("/ColorSpace").getName(), "/DeviceGray");
    EXPECT_FALSE(object(file, "/I1").getDict().hasKey("/SMask"));
    EXPECT_TRUE(object(file, "/I2").getDict().hasKey("/SMask"));
    EXPECT_TRUE(object(file, "/I3").getDict().hasKey("/SMask"));
}

TEST(PdfPictures, EqualPicturesAreOneObject) {
    const std::string png = samples::png(samples::PngKind::rgba);
    File file(with_pictures({png, png}));
    EXPECT_TRUE(object(file, "/I0").isStream());
    EXPECT_FALSE(file.page(0).getKey("/Resources").getKey("/XObject").hasKey("/I1"));
}

TEST(PdfPictures, BrokenPictureIsAFailure) {
    EXPECT_THROW(
        static_cast<void>(with_pictures({samples::png(samples::PngKind::rgba).substr(0, 50)})),
        Failure);
}

std::string drawing() {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='150'>"
           "<defs><linearGradient id='g'><stop offset='0' stop-color='#f00'/>"
           "<stop offset='1' stop-color='#00f' stop-opacity='0.3'/></linearGradient></defs>"
           "<rect x='10' y='10' width='280' height='60' fill='url(#g)'/>"
           "<g opacity='0.5'><circle cx='80' cy='100' r='30'/><circle cx='100' cy='100' "
           "r='30'/></g>"
           "<text x='150' y='120' font-family='Noto Sans CJK SC' "
           "font-size='24'>版心図</text></svg>";
}

TEST(PdfPictures, DrawingsStayVectorsWithTextInEmbeddedFonts) {
    const std::string bytes = with_pictures({drawing()});
    File file(bytes);
    QPDFObjectHandle form = object(file, "/I0");
    EXPECT_EQ(form.getDict().getKey("/Subtype").getName(), "/Form");
    EXPECT_EQ(form.getDict().getKey("/BBox").getArrayAsRectangle().urx, 300);
    EXPECT_EQ(bytes, with_pictures({drawing()}));
    EXPECT_NE(file.content(0).find("cm 0.0033333333 0 0 0.0066666667 0 0 cm /I0 Do"),
              std::string::npos)
        << file.content(0);
    const auto checked = reading::ask("qpdf --check FILE 2>&1", bytes);
    const auto text = reading::ask("pdftotext FILE -", bytes);
    const auto fonts = reading::ask("pdffonts FILE", bytes);
    if (!checked || !text || !fonts) GTEST_SKIP() << "qpdf or poppler's tools are not installed";
    EXPECT_NE(checked->find("No syntax or stream encoding errors"), std::string::npos) << *checked;
    EXPECT_NE(text->find("版心図"), std::string::npos) << *text;
    EXPECT_NE(fonts->find("yes yes yes"), std::string::npos) << *fonts;
    EXPECT_EQ(fonts->find(" no "), std::string::npos) << *fonts;
}

TEST(PdfPictures, RulesAreFilledInTheirGrey) {
    layout::RuleItem black{{points(10), points(20), points(30), points(0.5)}};
    layout::RuleItem grey = black;
    grey.colour = 128;
    File file(
        write(made::page_of({grey, grey, black, made::run("字", text::Family::serif, 10, 50, 50)}),
              made::fonts(), {})
            .bytes.read());
    const std::string rule = "10 554.933 30 0.5 re f\n";
    EXPECT_TRUE(file.content(0).starts_with("/Artifact BMC\n0.502 g\n" + rule + rule + "0 g\n" +
                                            rule + "BT "))
        << file.content(0);
}

TEST(PdfPictures, ColoursAreWhatTheyAreAndGreysOfInkAlone) {
    layout::RuleItem field{{points(10), points(20), points(30), points(0.5)}, {255, 0, 128}};
    layout::GlyphRun run = made::run("字", text::Family::serif, 10, 50, 50);
    run.colour = {0, 255, 0};
    File file(write(made::page_of({field, run, made::run("字", text::Family::serif, 10, 50, 80)}),
                    made::fonts(), {})
                  .bytes.read());
    const std::string& page = file.content(0);
    const std::size_t first = page.find("1 0 0.502 rg\n");
    const std::size_t second = page.find("0 1 0 rg\nBT ");
    const std::size_t third = page.find("0 g\nBT ");
    EXPECT_TRUE(first < second && second < third && third != std::string::npos) << page;
}

}  // namespace
}  // namespace banxin::pdf
