"""Hashtags, links and mentions: how many, and whether they are of use."""

import pytest

from desktop.catalog.fields import Bound
from desktop.checks.passages import addresses, hashtags, mentions
from desktop.model import Severity
from tests.checks.boxes import evidence, findings, ids


def stretches(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#un #deux, (#trois)", ["#un", "#deux", "#trois"]),
        ("#Été2026 #été_26", ["#Été2026", "#été_26"]),
        ("#1 #2026 # rien C# a#b &#233; ##x", []),
        ("voir https://exemple.fr/page#plan et #plan", ["#plan"]),
        ("\uff03日本", ["\uff03日本"]),
    ],
)
def test_what_a_hashtag_is(text: str, found: list[str]) -> None:
    assert stretches(text, hashtags(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@anne et @lena@kunst.example, merci.", ["@anne", "@lena@kunst.example"]),
        ("écrire à anne@exemple.fr ou @anne", ["@anne"]),
        ("https://exemple.fr/@anne", []),
        ("à 8 h @ la gare", []),
    ],
)
def test_what_a_mention_is(text: str, found: list[str]) -> None:
    assert stretches(text, mentions(text)) == found


def test_a_link_is_none_in_an_email_address() -> None:
    text = "anne@exemple.fr, exemple.fr/page et https://exemple.org"
    assert stretches(text, addresses(text)) == ["exemple.fr/page", "https://exemple.org"]


def test_more_hashtags_than_allowed_or_wise_or_fewer() -> None:
    bound = Bound(soft=2, hard=3, low=1)
    assert ids("a #un", hashtags=bound) == []
    assert ids("a", hashtags=bound) == ["hashtags_few"]
    (many,) = findings("#un #deux #trois", hashtags=bound)
    assert (many.id, many.severity) == ("hashtags_many", Severity.SHOULD)
    (over,) = findings("#un #deux #trois #quatre", hashtags=bound)
    assert (over.id, over.severity) == ("hashtags_over", Severity.MUST)
    assert evidence("#un #deux #trois #quatre", hashtags=bound) == ["#quatre"]


def test_none_allowed_is_not_the_same_as_nothing_known() -> None:
    assert ids("#un", hashtags=Bound(hard=0)) == ["hashtags_over"]
    assert ids("#un " * 50) == []


def test_a_hashtag_may_be_too_long_or_hard_to_say() -> None:
    assert ids("#" + "a" * 64, hashtags=Bound(length=64)) == []
    assert ids("#" + "a" * 65, hashtags=Bound(length=64)) == ["hashtag_long"]
    camel = Bound(camel=True)
    assert ids("#citynature", hashtags=camel) == ["hashtag_case"]
    assert ids("#CityNature #paris #a11y", hashtags=camel) == []


def test_links_may_be_dead_or_too_many() -> None:
    two = "https://exemple.fr et exemple.org"
    assert ids(two, links=Bound(soft=0)) == ["links_dead", "links_dead"]
    assert ids(two, links=Bound(hard=1)) == ["links_over"]
    assert ids(two, links=Bound(hard=2)) == []


def test_mentions_are_counted() -> None:
    assert ids("@a_b @c_d", mentions=Bound(soft=1, hard=5)) == ["mentions_many"]
    assert ids("@a_b @c_d", mentions=Bound(hard=1)) == ["mentions_over"]
