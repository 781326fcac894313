#include "check/vocabulary.h"

#include "base/ascii.h"
#include "base/language.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace banxin::check {
namespace {

/// Whether a word stands in a list of words parted by single spaces.
bool lists(std::string_view list, std::string_view word) {
    if (word.empty() || word.find(' ') != std::string_view::npos) return false;
    for (std::size_t at = list.find(word); at != std::string_view::npos;
         at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' '))
            return true;
    }
    return false;
}

constexpr std::string_view relators =
    "abr acp act adi adp aft anc anl anm ann ant ape apl app aqt arc ard arr art asg asn ato att "
    "auc aud aue aui aup aus aut bdd bjd bka bkd bkp blw bnd bpd brd brl bsl cad cas ccp chr cli "
    "cll clr clt cmm cmp cmt cnd cng cns coe col com con cop cor cos cot cou cov cpc cpe cph cpl "
    "cpt cre crp crr crt csl csp cst ctb cte ctg ctr cts ctt cur cwt dbd dbp dfd dfe dft dgc dgg "
    "dgs dis djo dln dnc dnr dpb dpc dpt drm drt dsr dst dtc dte dtm dto dub edc edd edm edt egr "
    "elg elt eng enj etr evp exp fac fds fld flm fmd fmk fmo fmp fnd fon fpy frg gdv gis grt his "
    "hnr hst ill ilu ink ins inv isb itr iva ivr jud jug lbr lbt ldr led lee lel len let lgd lie "
    "lil lit lsa lse lso ltg ltr lyr mcp mdc med mfp mfr mka mod mon mrb mrk msd mte mtk mup mus "
    "mxe nan nrt onp opn org orm osp oth own pad pan pat pbd pbl pdr pfr pht plt pma pmn pnc pop "
    "ppm ppt pra prc prd pre prf prg prm prn pro prp prs prt prv pta pte ptf pth ptt pup rap rbr "
    "rcd rce rcp rdd red ren res rev rpc rps rpt rpy rse rsg rsp rsr rst rth rtm rxa sad sce scl "
    "scr sde sds sec sfx sgd sgn sht sll sng spk spn spy srv std stg stl stm stn str swd tau tad "
    "tcd tch ths tld tlg tlh tlp trc trl tyd tyg uvp vac vdg vfx voc wac wal wam wat waw wdc wde "
    "wfs wfw wft win wit wpr wst wts";

constexpr std::string_view meta_properties =
    "alternate-script authority belongs-to-collection collection-type display-seq file-as "
    "group-position identifier-type meta-auth role source-of term title-type pageBreakSource";
constexpr std::string_view refining_properties =
    "alternate-script authority collection-type display-seq file-as group-position "
    "identifier-type meta-auth role source-of term title-type";

constexpr std::string_view core_types =
    "image/gif image/jpeg image/png image/svg+xml image/webp audio/mpeg audio/mp4 audio/ogg "
    "text/css font/ttf font/otf font/woff font/woff2 application/font-sfnt application/font-woff "
    "application/vnd.ms-opentype application/x-font-ttf application/xhtml+xml "
    "application/javascript application/ecmascript text/javascript application/x-dtbncx+xml "
    "application/smil+xml";

constexpr std::string_view epub_types =
    "abstract acknowledgments afterword annoref annotation answer answers appendix aside "
    "assessment assessments backlink backmatter balloon biblioentry bibliography biblioref "
    "bodymatter bridgehead case-study chapter colophon concluding-sentence conclusion contributors "
    "copyright-page cover covertitle credit credits dedication division endnote endnotes epigraph "
    "epilogue errata feedback figure fill-in-the-blank-problem footnote footnotes foreword "
    "frontmatter fulltitle general-problem glossary glossdef glossref glossterm halftitle "
    "halftitlepage help imprimatur imprint index index-editor-note index-entry index-entry-list "
    "index-group index-headnotes index-legend index-locator index-locator-list "
    "index-locator-range index-term index-term-categories index-term-category "
    "index-xref-preferred index-xref-related introduction keyword keywords label landmarks "
    "learning-objective learning-objectives learning-outcome learning-outcomes learning-resource "
    "learning-resources learning-standard learning-standards list list-item loa loi lot lov "
    "marginalia match-problem multiple-choice-problem note noteref notice ordinal other-credits "
    "page-list pagebreak panel panel-group part practice practices preamble preface prologue "
    "pullquote qna question rearnote rearnotes referrer revision-history seriespage sidebar "
    "sound-area subchapter subtitle table table-cell table-row text-area tip title titlepage toc "
    "toc-brief topic-sentence true-false-problem volume warning antonym-group condensed-entry "
    "def dictentry dictionary etymology example gram-info idiom phonetic-transcription "
    "phrase-group phrase-list part-of-speech part-of-speech-group part-of-speech-list "
    "sense-group sense-list synonym-group tran tran-info translation-entry xref-group";

/// Each has the role "doc-" + name. Those that Ace ("epub-type-has-matching-role") leaves out
/// because a plain element says them, or because they are deprecated, are left out here.
constexpr std::string_view types_with_own_role =
    "abstract acknowledgments afterword appendix backlink bibliography biblioref chapter colophon "
    "conclusion credit credits dedication endnotes epigraph epilogue errata example footnote "
    "foreword glossary glossref index introduction noteref notice pagebreak part preface prologue "
    "pullquote qna toc";

constexpr std::string_view sectioning_roles =
    "doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter "
    "doc-colophon doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph "
    "doc-epilogue doc-errata doc-example doc-foreword doc-glossary doc-index doc-introduction "
    "doc-notice doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc";
constexpr std::string_view link_roles = "doc-backlink doc-biblioref doc-glossref doc-noteref";
constexpr std::string_view deprecated_roles = "doc-biblioentry doc-endnote directory";
constexpr std::string_view other_doc_roles =
    "doc-cover doc-footnote doc-pagebreak doc-pagefooter doc-pageheader doc-subtitle doc-tip";
constexpr std::string_view aria_roles =
    "alert alertdialog application article banner blockquote button caption cell checkbox code "
    "columnheader combobox complementary contentinfo definition deletion dialog document emphasis "
    "feed figure form generic graphics-document graphics-object graphics-symbol grid gridcell "
    "group heading img image insertion link list listbox listitem log main mark marquee math menu "
    "menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph "
    "presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search "
    "searchbox separator slider spinbutton status strong subscript suggestion superscript switch "
    "tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem";

constexpr std::string_view access_modes =
    "auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual "
    "musicOnVisual tactile textOnVisual textual visual";
constexpr std::string_view features =
    "alternativeText annotations ARIA audioDescription bookmarks braille captions ChemML "
    "closedCaptions describedMath displayTransformability fullRubyAnnotations "
    "highContrastAudio highContrastDisplay horizontalWriting index largePrint latex "
    "latex-chemistry longDescription MathML MathML-chemistry none openCaptions pageBreakMarkers "
    "pageNavigation physicalObject printPageNumbers readingOrder resizeText rubyAnnotations "
    "signLanguage structuralNavigation synchronizedAudioText tableOfContents "
    "tactileGraphic tactileObject taggedPDF timingControl transcript transformFeedback ttsMarkup "
    "unknown unlocked verticalWriting withAdditionalWordSegmentation "
    "withoutAdditionalWordSegmentation";
constexpr std::string_view hazards =
    "flashing motionSimulation sound noFlashingHazard noMotionSimulationHazard noSoundHazard "
    "unknownFlashingHazard unknownMotionSimulationHazard unknownSoundHazard none unknown "
    "flashingHazard motionSimulationHazard soundHazard";

/// Of innocenat's kindle-epub-fix, from Amazon's list of languages.
constexpr std::string_view kindle_languages =
    "af ar br ca co cy da de en es eu fi fr frr fy ga gd gl gsw gu gv hi is it ja kw lb ml mr nb "
    "nl nn no oc pl pt rm sco stq sv ta zh";

}  // namespace

bool is_relator(std::string_view code) {
    return lists(relators, code);
}
bool is_meta_property(std::string_view name) {
    return lists(meta_properties, name);
}
bool must_refine(std::string_view name) {
    return lists(refining_properties, name);
}
bool is_item_property(std::string_view name) {
    return lists("cover-image mathml nav remote-resources scripted svg switch", name);
}
bool is_itemref_property(std::string_view name) {
    return lists("page-spread-left page-spread-right", name);
}
bool is_reserved_prefix(std::string_view prefix) {
    return lists("a11y dcterms marc media onix rendition schema xsd msv prism", prefix);
}
bool is_core_type(std::string_view media_type) {
    const std::string_view bare = media_type.substr(0, media_type.find(';'));
    return lists(core_types, bare);
}
bool is_font_type(std::string_view media_type) {
    return media_type.starts_with("font/") ||
           lists(
               "application/font-sfnt application/font-woff application/vnd.ms-opentype "
               "application/x-font-ttf application/x-font-otf",
               media_type);
}

bool is_epub_type(std::string_view name) {
    return lists(epub_types, name);
}

std::string_view role_for(std::string_view epub_type) {
    static const std::vector<std::string> roles = [] {
        std::vector<std::string> all;
        std::string_view rest = types_with_own_role;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            all.push_back("doc-" + std::string(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return all;
    }();
    if (epub_type == "page-list") return "doc-pagelist";
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const std::string& role) {
        return std::string_view(role).substr(4) == epub_type;
    });
    return found == roles.end() ? std::string_view() : std::string_view(*found);
}

bool is_role(std::string_view role) {
    return lists(aria_roles, role) || lists(sectioning_roles, role) || lists(link_roles, role) ||
           lists(other_doc_roles, role) || lists(deprecated_roles, role);
}
bool is_deprecated_role(std::string_view role) {
    return lists(deprecated_roles, role);
}

bool role_suits(std::string_view role, std::string_view element) {
    constexpr std::string_view anywhere = "div span p";
    if (lists(link_roles, role)) return lists("a area link span", element);
    if (role == "doc-cover") return element == "img";
    if (role == "doc-footnote")
        return lists("article aside blockquote div fieldset footer header p section span", element);
    if (role == "doc-pagebreak") return lists("hr div span p section", element) || element == "a";
    if (lists(sectioning_roles, role)) {
        return lists(anywhere, element) ||
               lists(
                   "article aside blockquote figure footer header main nav ol ul section dl "
                   "fieldset hgroup address img pre",
                   element);
    }
    if (role == "doc-subtitle")
        return lists(anywhere, element) || lists("h1 h2 h3 h4 h5 h6", element);
    return true;
}

bool is_accessibility_value(std::string_view property, std::string_view value) {
    if (property == "accessMode") return lists(access_modes, value);
    if (property == "accessibilityFeature") {
        const std::size_t slash = value.find('/');
        return lists(features, value.substr(0, slash));
    }
    if (property == "accessibilityHazard") return lists(hazards, value);
    if (property == "accessModeSufficient") {
        while (!value.empty()) {
            const std::size_t comma = std::min(value.find(','), value.size());
            std::string_view mode = value.substr(0, comma);
            while (mode.starts_with(' ')) mode.remove_prefix(1);
            while (mode.ends_with(' ')) mode.remove_suffix(1);
            if (!lists("auditory tactile textual visual", mode)) return false;
            value.remove_prefix(std::min(comma + 1, value.size()));
        }
        return true;
    }
    return true;
}

bool is_language_tag(std::string_view tag) {
    bool first = true;
    bool is_private = false;
    while (true) {
        const std::size_t end = std::min(tag.find('-'), tag.size());
        const std::string_view part = tag.substr(0, end);
        if (part.empty() || part.size() > 8) return false;
        if (!std::all_of(part.begin(), part.end(), ascii::is_alphanumeric<char>)) {
            return false;
        }
        if (first) {
            is_private = part == "x" || part == "i" || part == "X" || part == "I";
            const bool letters = std::all_of(part.begin(), part.end(), ascii::is_letter<char>);
            if (!letters || (part.size() < 2 && !is_private)) return false;
        }
        first = false;
        if (end == tag.size()) return !(is_private && part.size() < 1);
        tag.remove_prefix(end + 1);
    }
}

bool kindle_knows(std::string_view language) {
    const auto known = Language::parse(language);
    return known && lists(kindle_languages, known->primary());
}

}  // namespace banxin::check
