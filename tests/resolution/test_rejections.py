"""What was rejected is known again by another reader of the same article, and nothing else is."""

import pytest

from kg.model import Anchor, Chain, Claim, Extraction, Kind, Mention, Report, Sentence
from kg.resolution.rejections import rejected, without_rejected

TEXT = "Marta Vell met Tomas Orun. Ilya Sade, envoy of Karsk, came later. Vell left."
ARTICLE = "a"


def mention(printed: str, kind: Kind = "person", *, last: bool = False) -> Mention:
    start = TEXT.rindex(printed) if last else TEXT.index(printed)
    return Mention(f"m{start}", ARTICLE, 0, start, start + len(printed), printed, kind)


VELL, ORUN, SADE = mention("Marta Vell"), mention("Tomas Orun"), mention("Ilya Sade")
KARSK, LATER = mention("Karsk", "place"), mention("Vell", last=True)
MENTIONS = (VELL, ORUN, SADE, KARSK, LATER)
CHAINS = tuple(
    Chain(f"c{some[0].id}", ARTICLE, some[0].kind, some[0].text,
          f"{some[0].kind}:{some[0].text.lower()}", None, (), tuple(one.id for one in some))
    for some in ((VELL, LATER), (ORUN,), (SADE,), (KARSK,))
)  # fmt: skip


def named(one: Mention, key: str | None = None) -> tuple[str, int, int]:
    return key or f"{one.kind}:{one.text.lower()}", one.start, one.end


def report(*who: Mention, start: int = 0, end: int = 26) -> Report:
    return Report("r", ARTICLE, start, end, "held", tuple(one.id for one in who))


def met(*who: Mention, article: str = ARTICLE, start: int = 0, end: int = 26) -> Anchor:
    quote = TEXT[start:end]
    return Anchor("report", article, start, end, quote, tuple(named(one) for one in who))


def is_rejected(said: Report | Claim, anchor: Anchor) -> bool:
    claims = (said,) if isinstance(said, Claim) else ()
    reports = (said,) if isinstance(said, Report) else ()
    read = Extraction(ARTICLE, "new", (Sentence(0, 0, 0, len(TEXT)),), MENTIONS, claims, reports)
    return said.id in rejected(read, CHAINS, [anchor], TEXT)


@pytest.mark.parametrize(
    ("said", "anchor", "known"),
    [
        (report(VELL, ORUN), met(VELL, ORUN), True),
        # The better reader cuts the sentence otherwise, or finds one more participant.
        (report(VELL, ORUN, start=2, end=25), met(VELL, ORUN), True),
        (report(VELL, ORUN, SADE), met(VELL, ORUN), True),
        # It takes another mention of the same person.
        (report(LATER, ORUN), met(VELL, ORUN), True),
        # It says that others met, or says it in another place.
        (report(VELL, SADE), met(VELL, ORUN), False),
        (report(VELL, ORUN, start=27, end=66), met(VELL, ORUN), False),
        # A copy of the article repeats the sentence; another article says it in its own words.
        (report(VELL, ORUN), met(VELL, ORUN, article="b"), True),
        (report(VELL, ORUN, start=2), met(VELL, ORUN, article="b"), False),
    ],
)
def test_a_rejected_report_is_known_again(said: Report, anchor: Anchor, known: bool) -> None:
    assert is_rejected(said, anchor) is known


def test_participants_are_known_again_by_place_where_their_key_is_another() -> None:
    anchor = met(VELL, ORUN)
    other = tuple(named(one, f"group:{one.text}") for one in (VELL, ORUN))
    assert is_rejected(report(VELL, ORUN), Anchor("report", ARTICLE, 0, 26, anchor.quote, other))


OFFICE = Anchor("claim", ARTICLE, 27, 66, TEXT[27:66], (named(SADE), named(KARSK)), "envoy")


@pytest.mark.parametrize(
    ("holder", "body", "title", "known"),
    [
        (SADE, KARSK, "envoy", True),
        (SADE, KARSK, "special Envoy", True),
        (SADE, None, "envoy", True),
        (SADE, KARSK, "former envoy", False),
        (SADE, KARSK, "minister", False),
        (SADE, ORUN, "envoy", False),
        (VELL, KARSK, "envoy", False),
    ],
)
def test_a_rejected_office_is_known_again(
    holder: Mention, body: Mention | None, title: str, known: bool
) -> None:
    claim = Claim("c", ARTICLE, 27, 66, "role", holder.id, body and body.id, title)
    assert is_rejected(claim, OFFICE) is known


def test_a_rejected_mention_goes_with_what_is_said_of_it() -> None:
    claim = Claim("c", ARTICLE, 27, 66, "role", SADE.id, KARSK.id, "envoy")
    read = Extraction(ARTICLE, "new", (), MENTIONS, (claim,))
    anchor = Anchor("mention", ARTICLE, SADE.start, SADE.end, "ILYA SADE")
    kept = without_rejected(read, [anchor])
    assert SADE not in kept.mentions
    assert (len(kept.mentions), kept.claims) == (4, ())
    longer = Anchor("mention", ARTICLE, SADE.start, SADE.end, "Ilya")
    assert without_rejected(read, [longer]) == read


def test_a_rejected_alias_is_left_out() -> None:
    claim = Claim("c", ARTICLE, 0, 26, "alias", VELL.id, ORUN.id)
    read = Extraction(ARTICLE, "new", (), MENTIONS, (claim,))
    anchor = Anchor("claim", ARTICLE, 0, 26, TEXT[:26], (named(VELL), named(ORUN)), "alias")
    assert without_rejected(read, [anchor]).claims == ()
