"""What the laws do not ask yet, and why: the one list of exclusions. It is empty, and shall be."""

#: (places, things, inside which): None stands for any. The reason is behind it.
PAIRS = []
#: Places that are not grown at all.
PLACES = {}
#: What banxin may refuse a book for, with a place and nothing made.
REFUSALS = []


def holds(place, thing, around):
    return any((places is None or place in places) and (things is None or thing in things) and
               (inside is None or set(inside) & set(around)) for places, things, inside in PAIRS)
