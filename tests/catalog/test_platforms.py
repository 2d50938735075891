"""The shipped platforms are whole in both languages, and a mistake in a file says where it is."""

import re
from datetime import date
from pathlib import Path

import pytest

from desktop.catalog.fields import Bound, Field, Fold, Guide
from desktop.catalog.platforms import Platform, read_platform, read_platforms
from desktop.catalog.wording import Wording
from desktop.errors import CatalogError
from desktop.messages import advice, sentence
from desktop.paths import resources

SHIPPED = resources() / "platforms"
IDS = sorted(path.stem for path in SHIPPED.glob("*.toml"))
UNSPACED = re.compile(r"[^\s:/][:;!?»](?!/)(?=\s|$)|[ ][:;!?»]|«[^\u00a0]")


def shipped(id: str) -> Platform:
    return read_platform(SHIPPED / f"{id}.toml")


def wordings(platform: Platform) -> list[Wording]:
    """Return what of a platform has to be there in both languages."""
    return [
        platform.label,
        platform.tone,
        platform.structure,
        *(field.label for field in platform.fields.values()),
    ]


def spoken(field: Field) -> list[Wording]:
    return [words for words in (field.brief, field.note) if words.en or words.fr]


def test_the_shipped_platforms_stand_in_an_order_of_their_own() -> None:
    platforms, mistakes = read_platforms(SHIPPED)
    assert mistakes == []
    assert sorted(platforms) == IDS
    assert len({platform.order for platform in platforms.values()}) == len(platforms)
    assert not any(platform.own for platform in platforms.values())


@pytest.mark.parametrize("id", IDS)
def test_a_platform_is_worded_in_both_languages(id: str) -> None:
    platform = shipped(id)
    everything = wordings(platform)
    for field in platform.fields.values():
        everything += spoken(field)
    for words in everything:
        assert words.en.strip() == words.en != ""
        assert words.fr.strip() == words.fr != ""
        assert not UNSPACED.search(words.fr), words.fr
        assert "'" not in words.fr


@pytest.mark.parametrize("id", IDS)
def test_every_limit_has_a_source_and_a_date(id: str) -> None:
    platform = shipped(id)
    assert platform.checked_on >= date(2026, 11, 23)
    for field in platform.fields.values():
        assert field.sources or field.confidence == "low"
        if field.confidence == "low":
            assert field.note.en, "a limit that is not sure says why"


@pytest.mark.parametrize("id", IDS)
def test_a_platform_of_several_boxes_tells_a_model_what_each_is_for(id: str) -> None:
    fields = shipped(id).fields.values()
    required = [field for field in fields if field.required]
    if len(required) > 1:
        assert all(field.brief.en for field in required)


CONFIDENCE = {
    "high": "x instagram tiktok tiktok_photo youtube threads bluesky mastodon whatsapp_template "
    "sms google_ads amazon",
    "medium": "x_premium linkedin linkedin_headline facebook meta_ads pinterest whatsapp "
    "email_subject google_business google_business_description seo slack teams upwork",
    "low": "linkedin_article email newsletter cover_letter blog_article press_release "
    "support_reply",
}


def test_how_sure_a_limit_is_stands_beside_it() -> None:
    assert sorted(" ".join(CONFIDENCE.values()).split()) == IDS
    for confidence, ids in CONFIDENCE.items():
        for id in ids.split():
            assert shipped(id).main.confidence == confidence, id


SMALL = """
checked_on = 2026-11-24
order = 7

[label]
en = "Board"
fr = "Tableau"

[tone]
en = "brisk"
fr = "vif"

[structure]
en = "One line."
fr = "Une ligne."

[fields.line]
label = { en = "Line", fr = "Ligne" }
method = "graphemes"
hard = 90
soft = [10, 60]
also = { bytes = 200 }
folds = [{ where = "mobile", count = 40 }, { lines = 2 }]
guides = [{ method = "words", soft = [3, 9] }]
hashtags = { soft = 1, hard = 2 }
many = [1, 3]
refuses = ["url"]
musts = ["stop"]
forbidden = ["!"]

[fields.foot]
label = { en = "Foot", fr = "Pied" }
method = "graphemes"
required = false
adds = ["line"]

[examples]
finds = ["over_limit"]

[examples.fitting]
line = ["Lunch at noon", "Tea at four"]

[examples.failing]
foot = "x"
"""

MISTAKES = {
    "unknown key": ("order = 7", "ordre = 7", "ordre"),
    "unknown key in a field": ("required = false", "requires = false", "fields.foot.requires"),
    "unknown key in a bound": ("hard = 2 }", "most = 2 }", "fields.line.hashtags.most"),
    "unknown key in a fold": ("count = 40", "counts = 40", "fields.line.folds[0].count"),
    "unknown key of the examples": ('finds = ["over', 'find = ["over', "examples.find"),
    "unknown method": (
        'method = "graphemes"\nhard',
        'method = "runes"\nhard',
        "fields.line.method",
    ),
    "unknown further method": ("{ bytes = 200 }", "{ octets = 200 }", "fields.line.also.octets"),
    "further limit of nothing": ("{ bytes = 200 }", "{ bytes = 0 }", "fields.line.also.bytes"),
    "limit as text": ("hard = 90", 'hard = "90"', "fields.line.hard"),
    "limit below nothing": ("hard = 90", "hard = -90", "fields.line.hard"),
    "soft above hard": ("soft = [10, 60]", "soft = [10, 91]", "fields.line.soft"),
    "soft upside down": ("soft = [10, 60]", "soft = [60, 10]", "fields.line.soft"),
    "soft of three": ("soft = [10, 60]", "soft = [1, 2, 3]", "fields.line.soft"),
    "guide upside down": ("soft = [3, 9]", "soft = [9, 3]", "fields.line.guides[0].soft"),
    "unknown fold": ('where = "mobile"', 'where = "watch"', "fields.line.folds[0].where"),
    "fold of nothing": ("{ lines = 2 }", "{ lines = 0 }", "fields.line.folds[1].count"),
    "unknown refusal": ('refuses = ["url"]', 'refuses = ["links"]', "fields.line.refuses"),
    "unknown must": ('musts = ["stop"]', 'musts = ["end"]', "fields.line.musts"),
    "forbids nothing": ('forbidden = ["!"]', 'forbidden = [""]', "fields.line.forbidden"),
    "no box": ("many = [1, 3]", "many = [0, 0]", "fields.line.many"),
    "name of a field": ("[fields.foot]", '[fields."a foot"]', "fields.a foot"),
    "adds another": ('adds = ["line"]', 'adds = ["head"]', "fields.foot.adds"),
    "adds itself": ('adds = ["line"]', 'adds = ["foot"]', "fields.foot.adds"),
    "date as text": ("2026-11-24", '"2026-11-24"', "checked_on"),
    "date with a time": ("2026-11-24", "2026-11-24T10:00:00", "checked_on"),
    "no date": ("checked_on = 2026-11-24\n", "", "checked_on"),
    "label in one language": (', fr = "Ligne"', "", "fields.line.label.fr"),
    "no tone": ('[tone]\nen = "brisk"\nfr = "vif"\n', "", "tone"),
    "unknown group": ("order = 7", 'group = "print"', "group"),
    "unknown typography": ("order = 7", 'typography = "x"', "typography"),
    "unknown address": ("order = 7", 'address = "they"', "address"),
    "example of no field": ("foot = \"x\"", "head = \"x\"", "examples.failing.head"),
    "one text for several boxes": (
        'line = ["Lunch at noon", "Tea at four"]',
        'line = "Lunch"',
        "examples.fitting.line",
    ),
}  # fmt: skip


def written(folder: Path, text: str, name: str = "board") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_small_file_loads_with_its_defaults(tmp_path: Path) -> None:
    platform = read_platform(written(tmp_path, SMALL))
    line, foot = platform.fields.values()
    assert (platform.id, platform.order, platform.group, platform.address) == (
        "board",
        7,
        "own",
        "",
    )
    assert platform.checked_on == date(2026, 11, 24)
    assert platform.main is line
    assert (line.hard, line.soft, line.also) == (90, (10, 60), (("bytes", 200),))
    assert line.folds == (Fold("mobile", 40), Fold("any", lines=2))
    assert line.guides == (Guide("words", 3, 9),)
    assert line.hashtags == Bound(soft=1, hard=2)
    assert line.links == Bound() == foot.hashtags
    assert (foot.hard, foot.many, foot.required, foot.adds) == (0, (1, 1), False, ("line",))
    assert platform.examples.fitting == {"line": ("Lunch at noon", "Tea at four")}
    assert platform.examples.failing == {"foot": ("x",)}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_names_the_file_and_the_key(case: str, tmp_path: Path) -> None:
    right, wrong, key = MISTAKES[case]
    assert SMALL.count(right) == 1
    path = written(tmp_path, SMALL.replace(right, wrong))
    with pytest.raises(CatalogError) as caught:
        read_platform(path)
    error = caught.value
    assert error.parameters["file"] == "board.toml"
    assert error.parameters["key"] == key
    assert "board.toml" in sentence(error) and key in sentence(error)
    assert advice(error)


def test_a_file_whose_name_is_no_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        read_platform(written(tmp_path, SMALL, "My Board"))
    assert caught.value.parameters["file"] == "My Board.toml"
    assert caught.value.parameters["key"] == "id"


def test_an_own_platform_wins_by_its_id_and_a_bad_one_takes_no_other_away(tmp_path: Path) -> None:
    written(tmp_path, SMALL, "x")
    written(tmp_path, SMALL)
    written(tmp_path, SMALL.replace("hard = 90", "hard = 9.5"), "broken")
    written(tmp_path, "label = \n", "worse")
    platforms, mistakes = read_platforms(SHIPPED, tmp_path)
    assert platforms["x"].label.en == "Board"
    assert platforms["x"].own and not platforms["sms"].own
    assert sorted(platforms) == sorted({*IDS, "board"})
    assert [mistake.parameters["file"] for mistake in mistakes] == ["broken.toml", "worse.toml"]


def test_an_own_platform_needs_neither_tone_nor_structure(tmp_path: Path) -> None:
    without = re.sub(r"\[(tone|structure)\]\nen = .*\nfr = .*\n", "", SMALL)
    platform = read_platform(written(tmp_path, without), own=True)
    assert platform.tone == platform.structure == Wording("", "")


def test_a_mistake_in_a_shipped_file_is_raised(tmp_path: Path) -> None:
    written(tmp_path, SMALL + "x = 1\n")
    with pytest.raises(CatalogError) as caught:
        read_platforms(tmp_path)
    assert caught.value.parameters["key"] == "examples.failing.x"
