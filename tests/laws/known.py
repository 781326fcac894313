"""What the laws do not ask yet, and why: the one list of exclusions. It shall be empty."""

MARKS = ("note", "again", "double")
HEADINGS = ("title", *(f"heading-{level}" for level in range(2, 7)))

#: (places, things, inside which): None stands for any. The reason is behind it.
PAIRS = [
    (HEADINGS, MARKS, None),  # note marks in titles and headings: the walk over inlines
    (None, MARKS, ("em", "strong", "strike", "dots", "u", "mark", "small", "lang", "link", "linkin")),  # the walk
    (("turned-caption",), MARKS, None),  # the walk
    (("note",), MARKS, None),  # a note marked only in a note: the walk
    (("bang-title", "fence-title"), None, None),  # printed as source: the walk
    # A line break that was typed is taken for the end of a definition, a numbered line or a title.
    (("term", "definition", "own-marker", "line-block", "callout-title"), ("br",), None),
]
#: Places that are not grown at all.
PLACES = {
    "html-spanning-cell": "the table model",
    "html-blocks-cell": "the table model",
}

def holds(place, thing, around):
    return any((places is None or place in places) and (things is None or thing in things) and
               (inside is None or set(inside) & set(around)) for places, things, inside in PAIRS)
