"""Makes a book smaller as long as it fails in the same way: chapters, options, blocks, items and pieces of
lines are taken away, the largest first."""
import copy

#: Lists that something may be taken out of, and how much must stay.
LEAST = {"chapters": 1, "b": 0, "deep": 1, "c": 1, "items": 1, "rows": 2, "groups": 1, "lines": 1, "authors": 1, "translators": 1}
OPTIONAL = ("part", "level", "role", "language", "by", "caption", "checked", "subtitle", "publisher", "rights", "edition",
            "date", "kicker", "deck", "byline", "dateline", "epigraph", "country", "author")


def steps(node, path=()):
    """Every way to take something away: the path to a list and a range of it, or a key."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("output", "typography"):
                yield from ((path + (key,), one) for one in value)
            elif key in OPTIONAL and not (key == "author" and "country" not in node and "original" in path):
                yield path, key
            if key == "items" and node.get("k") == "own":
                continue  # its markers count on
            if isinstance(value, list) and key in LEAST:
                size = len(value)
                while size:
                    for begin in range(0, len(value), size):
                        if len(value) - size >= LEAST[key]:
                            yield path + (key,), slice(begin, begin + size)
                    size //= 2
            yield from steps(value, path + (key,))
    elif isinstance(node, list):
        for i, one in enumerate(node):
            yield from steps(one, path + (i,))


def without(book, step):
    path, what = step
    book = copy.deepcopy(book)
    node = book
    for key in path:
        node = node[key]
    del node[what]
    return book


def shrunk(book, fails, most=400):
    """The smallest book found in so many tries for which `fails` is true."""
    tries, at, found = 0, 0, False
    while tries < most:
        ways = list(steps(book))
        if at >= len(ways):
            if not found:
                break
            at, found = 0, False
            continue
        try:
            smaller = without(book, ways[at])
        except (KeyError, IndexError, TypeError):
            at += 1
            continue
        tries += 1
        if fails(smaller):
            book, found = smaller, True
        else:
            at += 1
    return book
