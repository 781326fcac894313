#include "check/html.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::check::html {
namespace {

/// Whether a word stands in a list of words parted by single spaces.
bool lists(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos;
         at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' '))
            return true;
    }
    return false;
}

using Row = std::pair<std::string_view, std::string_view>;

template <std::size_t size>
const Row* find(const Row (&table)[size], std::string_view key) {
    const Row* found = std::find_if(std::begin(table), std::end(table),
                                    [&](const Row& row) { return row.first == key; });
    return found == std::end(table) ? nullptr : found;
}

constexpr std::string_view elements =
    "html head title base link meta style body article section nav aside h1 h2 h3 h4 h5 h6 hgroup "
    "header footer address main search p hr pre blockquote ol ul menu li dl dt dd figure "
    "figcaption div a em strong small s cite q dfn abbr ruby rb rt rtc rp data time code var samp "
    "kbd sub sup i b u mark bdi bdo span br wbr ins del picture source img iframe embed object "
    "param video audio track map area table caption colgroup col tbody thead tfoot tr td th form "
    "label input button select datalist optgroup option textarea output progress meter fieldset "
    "legend details summary dialog script noscript template slot canvas";

constexpr std::string_view phrasing =
    "a em strong small s cite q dfn abbr ruby rb rt rtc rp data time code var samp kbd sub sup i b "
    "u mark bdi bdo span br wbr ins del picture source img iframe embed object param video audio "
    "track map area label input button select datalist optgroup option textarea output progress "
    "meter script noscript template slot canvas link meta";

constexpr std::string_view holding_phrasing =
    "p h1 h2 h3 h4 h5 h6 pre em strong small s cite q dfn abbr data time code var samp kbd sub sup "
    "i b u mark bdi bdo span label button rb rt rp output progress meter title option";

constexpr std::string_view textless =
    "html head ol ul menu dl table colgroup tbody thead tfoot tr picture select datalist optgroup "
    "hgroup br hr img wbr input col source track area base link meta embed param";

constexpr std::string_view global_attributes =
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id "
    "inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce popover role slot "
    "spellcheck style tabindex title translate";

constexpr std::string_view cell = "colspan rowspan headers";
constexpr Row attribute_table[] = {
    {"html", "version"},
    {"base", "href target"},
    {"link",
     "href crossorigin rel media integrity hreflang type referrerpolicy sizes imagesrcset "
     "imagesizes as blocking color disabled"},
    {"meta", "name http-equiv content charset media property"},
    {"style", "media type blocking"},
    {"blockquote", "cite"},
    {"q", "cite"},
    {"ol", "reversed start type"},
    {"li", "value"},
    {"a", "href target download ping rel hreflang type referrerpolicy"},
    {"data", "value"},
    {"time", "datetime"},
    {"ins", "cite datetime"},
    {"del", "cite datetime"},
    {"source", "type media src srcset sizes width height"},
    {"img",
     "alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding "
     "loading fetchpriority"},
    {"iframe", "src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading"},
    {"embed", "src type width height"},
    {"object", "data type name form width height typemustmatch usemap"},
    {"param", "name value"},
    {"video",
     "src crossorigin poster preload autoplay playsinline loop muted controls width height"},
    {"audio", "src crossorigin preload autoplay loop muted controls"},
    {"track", "kind src srclang label default"},
    {"map", "name"},
    {"area", "alt coords shape href target download ping rel referrerpolicy"},
    {"colgroup", "span"},
    {"col", "span"},
    {"td", cell},
    {"th", "colspan rowspan headers scope abbr"},
    {"form", "accept-charset action autocomplete enctype method name novalidate target rel"},
    {"label", "for"},
    {"input",
     "accept alt autocomplete checked dirname disabled form formaction formenctype "
     "formmethod formnovalidate formtarget height list max maxlength min minlength "
     "multiple name pattern placeholder readonly required size src step type value width"},
    {"button",
     "disabled form formaction formenctype formmethod formnovalidate formtarget name "
     "type value popovertarget popovertargetaction"},
    {"select", "autocomplete disabled form multiple name required size"},
    {"optgroup", "disabled label"},
    {"option", "disabled label selected value"},
    {"textarea",
     "autocomplete cols dirname disabled form maxlength minlength name placeholder "
     "readonly required rows wrap"},
    {"output", "for form name"},
    {"progress", "value max"},
    {"meter", "value min max low high optimum"},
    {"fieldset", "disabled form name"},
    {"details", "name open"},
    {"dialog", "open"},
    {"script",
     "src type nomodule async defer crossorigin integrity referrerpolicy blocking "
     "fetchpriority"},
    {"slot", "name"},
    {"template", "shadowrootmode shadowrootdelegatesfocus"},
    {"canvas", "width height"},
};

/// Elements that hold only these. Scripts and templates may stand among them everywhere.
constexpr Row contents[] = {
    {"html", "head body"},
    {"head", "title base link meta style script noscript template"},
    {"ul", "li"},
    {"ol", "li"},
    {"menu", "li"},
    {"dl", "dt dd div"},
    {"table", "caption colgroup thead tbody tfoot tr"},
    {"thead", "tr"},
    {"tbody", "tr"},
    {"tfoot", "tr"},
    {"tr", "td th"},
    {"colgroup", "col"},
    {"hgroup", "p h1 h2 h3 h4 h5 h6"},
    {"picture", "source img"},
    {"select", "option optgroup hr"},
    {"optgroup", "option"},
    {"br", ""},
    {"hr", ""},
    {"img", ""},
    {"wbr", ""},
    {"input", ""},
    {"meta", ""},
    {"link", ""},
    {"base", ""},
    {"title", ""},
};

/// Elements that stand only in these.
constexpr Row places[] = {
    {"head", "html"},
    {"body", "html"},
    {"title", "head"},
    {"base", "head"},
    {"style", "head noscript template"},
    {"li", "ul ol menu"},
    {"dt", "dl div"},
    {"dd", "dl div"},
    {"caption", "table"},
    {"colgroup", "table"},
    {"col", "colgroup template"},
    {"thead", "table"},
    {"tbody", "table"},
    {"tfoot", "table"},
    {"tr", "table thead tbody tfoot"},
    {"td", "tr"},
    {"th", "tr"},
    {"figcaption", "figure"},
    {"rt", "ruby rtc"},
    {"rb", "ruby"},
    {"rtc", "ruby"},
    {"rp", "ruby rtc"},
    {"summary", "details"},
    {"legend", "fieldset"},
    {"source", "audio video picture"},
    {"track", "audio video"},
    {"optgroup", "select"},
    {"option", "select datalist optgroup"},
    {"param", "object"},
};

constexpr std::string_view mathml_elements =
    "math mrow mi mn mo ms mspace mtext menclose merror mfenced mfrac mpadded mphantom mroot msqrt "
    "mstyle mmultiscripts mover mprescripts msub msubsup msup munder munderover none mtable mtr "
    "mtd mlabeledtr maction maligngroup malignmark mglyph mlongdiv mscarries mscarry msgroup "
    "msline msrow mstack semantics annotation annotation-xml";

constexpr std::string_view svg_elements =
    "a animate animateMotion animateTransform altGlyph altGlyphDef altGlyphItem circle clipPath "
    "color-profile cursor defs desc discard ellipse feBlend feColorMatrix feComponentTransfer "
    "feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow "
    "feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode "
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter "
    "font font-face font-face-format font-face-name font-face-src font-face-uri foreignObject g "
    "glyph glyphRef hatch hatchpath hkern image line linearGradient marker mask mesh metadata "
    "missing-glyph mpath path pattern polygon polyline radialGradient rect script set solidcolor "
    "stop style svg switch symbol text textPath title tref tspan use view vkern";

}  // namespace

bool is_element(std::string_view name) {
    return lists(elements, name);
}

bool has_attribute(std::string_view element, std::string_view name) {
    if (name.starts_with("data-") || name.starts_with("aria-")) return true;
    if (name.size() > 4 && name.starts_with("on")) return true;
    if (lists(global_attributes, name)) return true;
    const Row* row = find(attribute_table, element);
    return row != nullptr && lists(row->second, name);
}

bool is_phrasing(std::string_view element) {
    return lists(phrasing, element);
}
bool holds_phrasing(std::string_view element) {
    return lists(holding_phrasing, element);
}
bool is_transparent(std::string_view element) {
    return lists("a ins del map noscript object video audio canvas", element);
}
bool holds_no_text(std::string_view element) {
    return lists(textless, element);
}

bool may_hold(std::string_view parent, std::string_view child) {
    const bool anywhere = child == "script" || child == "template";
    const Row* only = find(contents, parent);
    if (only != nullptr && !lists(only->second, child) && !(anywhere && !only->second.empty()))
        return false;
    const Row* in = find(places, child);
    return in == nullptr || lists(in->second, parent) || is_transparent(parent);
}

bool is_mathml(std::string_view name) {
    return lists(mathml_elements, name);
}
bool is_svg(std::string_view name) {
    return lists(svg_elements, name);
}

}  // namespace banxin::check::html
