import pytest

from desktop.catalog import fields
from desktop.counting.costs import REASONS
from desktop.counting.methods import METHODS, count, reach

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
FLAG = "\U0001f1eb\U0001f1f7"
WAVE = "\U0001f44b"


@pytest.mark.parametrize(
    ("method", "text", "expected"),
    [
        ("x_weighted", "Prix\u00a0: 12\u00a0€", 12),
        ("x_weighted", "Prix\u202f: 12\u202f€", 14),
        ("x_weighted", "L’été « ici » – là", 18),
        ("x_weighted", "Et puis…", 9),
        ("x_weighted", "Lisez exemple.fr.", 6 + 23 + 1),
        ("x_weighted", "Lisez https://exemple.fr/une/très-longue/adresse?avec=tout", 6 + 23),
        ("x_weighted", "ann@exemple.fr", 14),
        ("x_weighted", "C’est la fin.Le reste suit", 26),
        ("x_weighted", "version 1.2", 11),
        ("x_weighted", FAMILY, 2),
        ("x_weighted", "\U0001f44b\U0001f3fd", 2),
        ("x_weighted", FLAG, 2),
        ("x_weighted", "e\u0301te\u0301", 3),
        ("x_weighted", "日本", 4),
        ("graphemes", f"e\u0301 {FAMILY}{FLAG}", 4),
        ("graphemes", "a\r\nb", 3),
        ("mastodon", "Voir https://exemple.fr/une/page/bien/trop/longue", 5 + 23),
        ("mastodon", "Voir exemple.fr", 15),
        ("mastodon", "Merci @ann@mastodon.example !", 6 + 4 + 2),
        ("mastodon", "Merci @ann@büro.example", 6 + 4),
        ("mastodon", "é@ann@mastodon.example", 22),
        ("mastodon", "@ann@mastodon.example://", 24),
        ("mastodon", f"Merci {FAMILY}", 7),
        ("threads", WAVE, 4),
        ("threads", FLAG, 8),
        ("threads", FAMILY, 25),
        ("threads", "L’été – 12\u202f€ …", 14),
        ("threads", "\u2600 \u2600\ufe0f ™", 10),
        ("utf16", f"é{WAVE}", 3),
        ("code_points", f"é{WAVE}", 2),
        ("bytes", "é\u00a0\u202f…", 10),
        ("width", "Café 東京", 9),
        ("width", "e\u0301", 1),
        ("words", "L’été, c’est-à-dire – M. Dupont !", 4),
        ("sms", "L'ete", 5),
        ("sms", "12 €", 5),
        ("pixels_title", "Hello world", 99),
        ("pixels_description", "Hello world", 70),
        ("pixels_title", "", 0),
    ],
)
def test_a_text_counts_as_its_platform_counts_it(method: str, text: str, expected: int) -> None:
    assert count(method, text).count == expected


@pytest.mark.parametrize(
    ("method", "text", "reasons"),
    [
        ("x_weighted", "12\u202f€", [("\u202f", 2, "weighs"), ("€", 2, "weighs")]),
        ("x_weighted", "a exemple.fr", [("exemple.fr", 23, "url")]),
        ("x_weighted", f"a {FAMILY}", [(FAMILY, 2, "emoji")]),
        ("threads", f"a {FLAG}", [(FLAG, 8, "emoji_bytes")]),
        ("bytes", "été", [("é", 2, "bytes"), ("é", 2, "bytes")]),
        ("mastodon", "@ann@exemple.fr", [("@ann@exemple.fr", 4, "mention")]),
        ("sms", "12 €", [("€", 2, "extension")]),
        ("sms", "12 € l’été", [("’", 1, "leaves_gsm")]),
        ("utf16", WAVE, [(WAVE, 2, "pair")]),
        ("width", "日", [("日", 2, "wide")]),
        ("graphemes", FAMILY, []),
    ],
)
def test_what_costs_more_is_named(
    method: str, text: str, reasons: list[tuple[str, int, str]]
) -> None:
    found = [
        (text[one.start : one.end], one.cost, one.reason) for one in count(method, text).costly
    ]
    assert found == reasons
    assert {reason for _, _, reason in found} <= set(REASONS)


@pytest.mark.parametrize(
    ("method", "text", "limit", "kept"),
    [
        ("x_weighted", "Voir exemple.fr", 27, "Voir "),
        ("x_weighted", "Voir exemple.fr", 28, "Voir exemple.fr"),
        ("x_weighted", f"ab{FAMILY}", 3, "ab"),
        ("x_weighted", "日本語", 5, "日本"),
        ("graphemes", f"ab{FAMILY}c", 3, f"ab{FAMILY}"),
        ("bytes", "aéé", 4, "aé"),
        ("words", "un deux trois", 2, "un deux "),
        ("sms", "a" * 161, 1, "a" * 160),
        ("sms", "a" * 161, 2, "a" * 161),
        ("sms", "’" + "a" * 80, 1, "’" + "a" * 69),
        ("pixels_title", "Hello world", 98, "Hello worl"),
        ("code_points", "abc", 0, ""),
    ],
)
def test_a_text_is_cut_where_it_passes_its_limit(
    method: str, text: str, limit: int, kept: str
) -> None:
    assert text[: reach(method, text, limit)] == kept


def test_an_escape_pair_is_never_split_over_two_segments() -> None:
    counted = count("sms", "a" * 152 + "€" + "a" * 152)
    assert (counted.count, counted.segments, counted.room) == (306, 3, 152)
    assert reach("sms", "a" * 152 + "€" + "a" * 152, 2) == 152 + 152


def test_a_surrogate_pair_is_never_split_over_two_segments() -> None:
    counted = count("sms", "é" * 66 + WAVE + "’" * 66)
    assert (counted.encoding, counted.count, counted.segments) == ("ucs2", 134, 3)


def test_what_is_left_in_the_last_segment_can_be_written_and_no_more() -> None:
    for text in ("", "a" * 160, "a" * 161, "’", "€" * 200, "’" + WAVE * 100):
        counted = count("sms", text)
        assert count("sms", text + "a" * counted.room).segments == counted.segments
        assert count("sms", text + "a" * (counted.room + 1)).segments > counted.segments


def test_every_method_counts_nothing_in_an_empty_text() -> None:
    assert {method: count(method, "").count for method in METHODS} == dict.fromkeys(METHODS, 0)


def test_a_platform_can_ask_for_every_method_and_for_no_other() -> None:
    assert set(fields.METHODS) == set(METHODS)


def test_a_method_that_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="runes"):
        count("runes", "")
