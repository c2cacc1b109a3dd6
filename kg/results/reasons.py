"""Rules by which names were put together, said in plain words."""

# Why a spelling belongs to the name that its article gives in full.
_WITHIN = {
    "full name": "a full name",
    "only name": "named so alone",
    "state": "a name of the state",
    "surname": "surname of {name}",
    "given name": "given name of {name}",
    "title": "{name}, by title",
    "title alone": "named by title alone",
    "acronym": "initials of {name}",
    "short form": "short for {name}",
    "spelling": "another spelling of {name}",
    "defined in the text": "the article says that it is {name}",
    "description": "a description of {name}",
    "open": "left open",
}
_PLAINLY = {
    "in context": "by what stands near it",
    "the nearest before": "the nearest one before it",
}
# Why a name belongs to somebody whom other articles name otherwise; nothing, where they name it so.
_ACROSS = {
    "same name": "",
    "short name": "which full name is meant is not known",
    "short name and company": "named beside the same people or groups",
    "surname and company": "articles name both beside the same people or groups",
    "institution of the state named": "the article is on that state",
    "same words": "the same words, of two kinds",
    "spelling": "spelled nearly the same",
    "similar name": "the names are alike",
    "acronym": "one is the initials of the other",
    "one in an article": "an article uses both for one",
    "judgement": "judged to be the same",
    "watchlist": "by a watchlist",
}


def why_spelled(text: str, within: str, across: str | None, name: str) -> str:
    """Return why a spelling belongs to an entity: by its article, and by others.

    `name` is what the article calls it in full, `within` and `across` are the rules.

    >>> why_spelled("Khan", "surname, in context", "spelling", "Imran Khan")
    'surname of Imran Khan, by what stands near it; spelled nearly the same'
    """
    rule, _, more = within.partition(", ")
    said = _WITHIN.get(rule, rule).format(name=name)
    if text == name and rule not in ("full name", "only name", "state", "title alone", "open"):
        said = "a full name"
    parts = [", ".join(filter(None, (said, _PLAINLY.get(more, more)))), why_one(across or "")]
    return "; ".join(filter(None, parts))


def why_one(rule: str) -> str:
    """Return why two names may be one; nothing, where they are the same name.

    >>> why_one("similar name")
    'the names are alike'
    """
    return _ACROSS.get(rule, rule)


def why_asked(rule: str) -> str:
    """Return why one asks whether two names are one.

    >>> why_asked("short name")
    'the short name may mean the full one'
    """
    return "the short name may mean the full one" if rule == "short name" else why_one(rule)
