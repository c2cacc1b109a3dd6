"""Which lines of a saved article are its prose, and which are clutter of the page."""


def prose(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the text that are worth analysing, sorted and disjoint."""
    return ((0, len(text)),) if text else ()
