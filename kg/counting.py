"""How many of something, in words."""


def counted(number: int, noun: str) -> str:
    """Return the number with its noun: "1 article", "2,431 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
