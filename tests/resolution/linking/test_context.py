"""A surname alone means whom the names beside it point to, if they point to one."""

from kg.resolution.linking.context import AMBIGUOUS, CoMentions, agreement, attach, tokens

ORUN, SADE = "person:tomas orun", "person:ilya sade"


def beside(*keys: str, main: str | None = None) -> CoMentions:
    return CoMentions(frozenset(keys), main=main)


def test_people_tell_more_than_states() -> None:
    shared = agreement(beside(ORUN, "state:NO"), beside(ORUN, "state:NO"))
    assert shared > agreement(beside(ORUN), beside(ORUN)) > 0
    assert agreement(beside(ORUN), beside(SADE)) == 0


def test_a_surname_goes_to_the_one_who_bears_it_where_the_company_agrees() -> None:
    candidates = {1: (("person:marta vell",), beside(ORUN, SADE))}
    found = attach("person:vell", beside(ORUN, SADE), candidates)
    assert found is not None
    assert found.cluster == 1
    assert attach("person:vell", beside(), candidates) is None


def test_a_surname_stays_open_where_a_city_and_the_month_are_all_that_is_shared() -> None:
    march = frozenset({"2011-03"})
    founder = CoMentions(frozenset({"person:ilze ozola", "place:riga"}), march)
    secretary = CoMentions(frozenset({"person:ivars berzins", "place:riga", "state:LV"}), march)
    assert attach("person:gatesby", secretary, {1: (("person:bill gatesby",), founder)}) is None
    of_the_same = CoMentions(frozenset({"place:riga", "state:LV"}), march)
    assert attach("person:gatesby", secretary, {1: (("person:bill gatesby",), of_the_same)})


def test_a_surname_that_two_bear_means_nobody_whatever_the_company() -> None:
    candidates = {1: (("person:marta vell",), beside(ORUN, SADE)),
                  2: (("person:nora vell",), beside("place:karsk"))}  # fmt: skip
    assert attach("person:vell", beside(ORUN, SADE), candidates) is None


def test_a_surname_is_not_that_of_whom_its_own_article_names_in_full() -> None:
    candidates = {1: (("person:marta vell (minister, Norway)",), beside(ORUN, SADE))}
    assert attach("person:vell", beside(ORUN, SADE, "person:marta vell"), candidates) is None


def test_a_surname_that_very_many_bear_means_nobody() -> None:
    many = {n: ((f"person:n{n} vell",), beside(ORUN, SADE)) for n in range(AMBIGUOUS + 1)}
    assert attach("person:vell", beside(ORUN, SADE), many) is None


def test_a_common_surname_is_found_by_people_alone() -> None:
    seen = beside(ORUN, "group:river commission", main="state:NO")
    assert tokens("person:smith", seen) == {ORUN}
    assert tokens("person:vell", seen) == {ORUN, "group:river commission", "main state:NO"}
