"""What of a chapter's Markdown is set as lines of text, read without banxin."""
import html
import re

HARD_BREAK = "\v"


def plain_inline(text):
    """What of a paragraph's Markdown shows in the line: no notes' marks, readings or markup."""
    text = re.sub(r"(?: {2,}|\\)\n", HARD_BREAK, text)
    parts = re.split(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", text, flags=re.S)
    for i in range(0, len(parts), 3):
        part = re.sub(r"<!--.*?-->", "", parts[i], flags=re.S)
        part = re.sub(r"<br\s*/?>", HARD_BREAK, part)
        part = re.sub(r"<(https?://[^>]*)>", r"\1", part)
        part = re.sub(r"</?[a-zA-Z][^>]*>", "", part)
        part = re.sub(r"\[\^[^\]]+\]", "", part)
        part = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", part)
        part = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", part)
        part = re.sub(r"\{#[^}]*\}", "", part)
        part = re.sub(r"\{([^|{}]+)\|[^{}]*\}", r"\1", part)
        part = re.sub(r"(?<!\\)(?:\*+|~~)", "", part)
        part = re.sub(r"(?<!\w)_([^_]+)_(?!\w)", r"\1", part)
        parts[i] = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", part))
    del parts[1::3]
    return "".join(parts).strip()


MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")


def paragraphs_of(markdown):
    """(paragraphs of the text, those of its notes in the order of their marks). Headings, tables,
    code, captions and what stands alone in its paragraph are not lines that are set full."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    notes, body = {}, []
    definition = re.compile(r"^\[\^([^\]]+)\]:[ \t]*(.*\n(?:(?:[ \t]+.*)?\n)*)", re.M)
    for label, content in definition.findall(text + "\n"):
        notes[label] = re.sub(r"^[ \t]+", "", content, flags=re.M)
    text = definition.sub("", text + "\n")
    marks = list(dict.fromkeys(re.findall(r"\[\^([^\]]+)\]", text)))

    def blocks(source):
        found, current, fenced = [], [], None

        def close():
            if current:
                joined = "\n".join(current)
                if not re.fullmatch(r"\s*!\[[^\]]*\]\([^)]*\)\s*", joined) and not re.match(
                        r"(?:表|Table)\s*[：:]", joined):
                    found.append(plain_inline(joined))
                current.clear()

        for line in source.split("\n"):
            bare = re.sub(r"^(?:[ \t]*>[ \t]?)+", "", line)
            if fence := re.match(r"[ \t]*(```+|~~~+)", bare):
                close()
                if fenced is None:
                    fenced = fence.group(1)
                elif fence.group(1).startswith(fenced):
                    fenced = None
                continue
            if fenced is not None:
                continue
            if not bare.strip() or re.match(r"\s*(?:#{1,6}\s|\||(?:[-*_][ \t]*){3,}$)", bare) or \
                    re.match(r"^\[[^\]^]+\]:\s", bare):
                close()
                continue
            if marker := MARKER.match(bare):
                close()
                bare = bare[marker.end():]
            current.append(bare.lstrip())
        close()
        return [block for block in found if block.strip()]

    return blocks(text), [block for label in marks if label in notes for block in blocks(notes[label])]
