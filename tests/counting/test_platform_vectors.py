import json
import os
from pathlib import Path

import pytest
import yaml

from desktop.counting.links import links
from desktop.counting.methods import count

WHERE = os.environ.get("CALAME_CONFORMANCE", "")
pytestmark = pytest.mark.skipif(not WHERE, reason="CALAME_CONFORMANCE is not set")
OLDER = {
    "Count a mix of single byte single word, and double word unicode characters",
    "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
}
"""Cases of configuration 2, in which each code point of an emoji weighs, that 3 contradicts."""


def cases(kind: str) -> list[tuple[str, str, int]]:
    source = Path(WHERE) / "twitter-text" / "validate.yml"
    tests = yaml.safe_load(source.read_text(encoding="utf-8"))["tests"][kind]
    return [(one["description"], one["text"], one["expected"]["weightedLength"]) for one in tests]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("WeightedTweetsWithDiscountedEmojiCounterTest", 22),
        ("UnicodeDirectionalMarkerCounterTest", 2),
    ],
)
def test_a_text_weighs_what_x_says(kind: str, number: int) -> None:
    texts = cases(kind)
    assert len(texts) == number
    assert {name: count("x_weighted", text).count for name, text, _ in texts} == {
        name: weight for name, _, weight in texts
    }


def test_of_the_older_cases_only_two_contradict_the_rule_of_today() -> None:
    texts = cases("WeightedTweetsCounterTest")
    assert len(texts) == 20
    other = {name for name, text, weight in texts if count("x_weighted", text).count != weight}
    assert other == OLDER


@pytest.mark.parametrize(("kind", "number"), [("urls", 91), ("urls_with_directional_markers", 2)])
def test_a_link_is_found_where_x_finds_it(kind: str, number: int) -> None:
    source = Path(WHERE) / "twitter-text" / "extract.yml"
    tests = yaml.safe_load(source.read_text(encoding="utf-8"))["tests"][kind]
    assert len(tests) == number
    found = {
        one["text"]: [one["text"][start:end] for start, end in links(one["text"])] for one in tests
    }
    assert found == {
        one["text"]: [link if isinstance(link, str) else link["url"] for link in one["expected"]]
        for one in tests
    }


def test_an_sms_has_the_segments_that_its_carrier_bills() -> None:
    source = Path(WHERE) / "sms" / "vectors.json"
    vectors = json.loads(source.read_text(encoding="utf-8"))
    assert len(vectors) == 10
    for vector in vectors:
        counted = count("sms", vector["body"])
        bits = 7 if counted.encoding == "gsm7" else 16
        headers = 48 * counted.segments if counted.segments > 1 else 0
        shown = "septets" if counted.encoding == "gsm7" else "graphemes"
        characters = (
            counted.count if shown == "septets" else count("graphemes", vector["body"]).count
        )
        assert {
            "encoding": {"gsm7": "GSM-7", "ucs2": "UCS-2"}[counted.encoding],
            "segments": counted.segments,
            "messageSize": counted.count * bits,
            "totalSize": counted.count * bits + headers,
            "characters": characters,
            "unicodeScalars": len(vector["body"]),
        } == {key: vector[key] for key in vector if key not in ("testDescription", "body")}
