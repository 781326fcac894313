#include "epub/accessibility.h"

#include "document/walk.h"
#include "document/words.h"

namespace banxin::epub {
namespace {

struct Findings {
    bool pictures = false;
    bool undescribed = false;
    bool ruby = false;
    bool moving = false;
};

Findings look(const Book& book) {
    Findings found;
    for (const Asset& asset : book.assets) found.moving = found.moving || asset.moves;
    for (const Chapter& chapter : book.chapters) {
        for_each_image(chapter, [&](const Image& image) {
            if (image.decorative) return;
            found.pictures = true;
            found.undescribed = found.undescribed || image.alt.empty();
        });
        found.ruby = found.ruby || for_each_of<Ruby>(chapter, [](const Ruby&) { return true; });
    }
    return found;
}

}  // namespace

Accessibility examine(const Book& book, bool pages) {
    const Findings found = look(book);
    Accessibility result;
    result.modes = {"textual"};
    if (found.pictures) result.modes.push_back("visual");
    result.sufficient = {found.undescribed ? "textual,visual" : "textual"};
    result.features = {"structuralNavigation", "tableOfContents", "readingOrder",
                       "displayTransformability"};
    if (found.pictures && !found.undescribed) result.features.push_back("alternativeText");
    if (found.ruby) result.features.push_back("rubyAnnotations");
    if (pages) {
        result.features.push_back("pageNavigation");
        result.features.push_back("pageBreakMarkers");
    }
    // Nothing moves, flashes or sounds in a book that is made of text and still pictures. What a
    // picture that moves does, nobody has looked at.
    result.hazards = {"none"};
    if (found.moving)
        result.hazards = {"unknownFlashingHazard", "unknownMotionSimulationHazard",
                          "noSoundHazard"};
    const Words words(book.metadata.language.value);
    result.summary = words[!found.pictures     ? Word::summary
                           : found.undescribed ? Word::summary_undescribed
                                               : Word::summary_described];
    if (pages) result.summary += words[Word::summary_pages];
    return result;
}

}  // namespace banxin::epub
