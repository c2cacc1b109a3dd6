"""The lead of an article that its record keeps apart from the text."""

import pytest

from kg.articles.record_leads import with_lead_of

LEAD = "Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga."
TEXT = "They spoke about gas supplies and the port of Liepaja, officials said."


@pytest.mark.parametrize("key", ["standfirst", "summary", "Lead", "description"])
def test_a_lead_is_read_above_the_text(key: str) -> None:
    assert with_lead_of({key: LEAD, "text": TEXT}, TEXT) == f"{LEAD}\n\n{TEXT}"


@pytest.mark.parametrize("lead", [{"rendered": f"<p>{LEAD}</p>"}, [LEAD], f"<b>{LEAD}</b>"])
def test_a_lead_may_be_marked_up(lead: object) -> None:
    assert with_lead_of({"excerpt": lead, "text": TEXT}, TEXT) == f"{LEAD}\n\n{TEXT}"


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        (LEAD, f"{LEAD} {TEXT}"),
        (LEAD, f"<p>{LEAD.replace('Vrabel', '<b>Vrabel</b>')}</p><p>{TEXT}</p>"),
        (f"{LEAD} {TEXT}", f"{LEAD}\n\nThe talks took an hour.\n\n{TEXT}"),
        (f"{TEXT[:50]} …", TEXT),
        (f"{LEAD[:60]}...", TEXT),
        ("Riga talks", TEXT),
        (None, TEXT),
    ],
)
def test_what_says_the_same_or_was_cut_off_is_no_lead(lead: str | None, text: str) -> None:
    assert with_lead_of({"summary": lead, "text": text}, text) == text


def test_excerpts_of_an_article_are_read_together() -> None:
    record = {"Opening Text": f"{LEAD} ...", "Hit Sentence": f"... {TEXT}"}
    assert with_lead_of(record, f"{LEAD} ...") == f"{LEAD} ...\n\n... {TEXT}"
