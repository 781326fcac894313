"""What the laws do not ask yet, and why: the one list of exclusions. It shall be empty."""

MARKS = ("note", "again", "double")
HEADINGS = ("title", *(f"heading-{level}" for level in range(2, 7)))

#: (places, things, inside which): None stands for any. The reason is behind it.
PAIRS = [
    # A line break that was typed is taken for the end of a definition, a numbered line or a title.
    (("term", "definition", "own-marker", "line-block", "callout-title", "bang-title", "fence-title"), ("br",), None),
]
#: Places that are not grown at all.
PLACES = {}
#: What banxin may refuse a book for, with a place and nothing made.
REFUSALS = [
    # The grower does not count paragraphs as a reader does where a list, a division and what follows them join,
    # so that now and then a translation and its original do not part alike.
    "error[S031]",
]

def holds(place, thing, around):
    return any((places is None or place in places) and (things is None or thing in things) and
               (inside is None or set(inside) & set(around)) for places, things, inside in PAIRS)
