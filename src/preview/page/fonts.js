// The fonts of the pages. Each face comes in tiers: the last one grows, and is loaded anew then.

const loaded = new Map();  // name → {face, glyphs}
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

async function load(name, glyphs) {
    const known = loaded.get(name);
    if (known && known.glyphs >= glyphs) return;
    const face = new FontFace(name, `url(font/${name}?${glyphs})`);
    try {
        await face.load();
    } catch {
        return;
    }
    document.fonts.add(face);
    if (known) document.fonts.delete(known.face);
    loaded.set(name, {face, glyphs});
}

/** Loads what is not there yet. The answer puts it to use, in the same moment as the pages. */
export async function prepare(list) {
    await Promise.all(list.map(([, name, glyphs]) => load(name, glyphs)));
    const families = new Map();
    for (const [of, name] of list) families.set(of, [...(families.get(of) || []), `"${name}"`]);
    const rules = [...families].map(([of, names]) => `.${of}{font-family:${names.join()}}`).join('\n');
    const used = new Set(list.map(([, name]) => name));
    return () => {
        if (rules !== sheet.text) sheet.replaceSync(sheet.text = rules);
        for (const [name, {face}] of loaded) {
            if (used.has(name)) continue;
            document.fonts.delete(face);
            loaded.delete(name);
        }
    };
}
