"""The boxes of a platform together: which are missing, too many, or the same."""

from pathlib import Path

from desktop.catalog.platforms import Platform, read_platform
from desktop.checks.platform import boxes_of, check_platform
from desktop.messages import finding
from desktop.model import Finding
from desktop.paths import resources

SHIPPED = resources() / "platforms"
DESCRIPTIONS = ("Une lampe réparable, garantie cinq ans.", "Retour gratuit pendant 30 jours.")


def platform(id: str) -> Platform:
    return read_platform(Path(SHIPPED, f"{id}.toml"))


def found(id: str, **texts: tuple[str, ...]) -> list[Finding]:
    return list(check_platform(platform(id), boxes_of(platform(id), texts)))


def test_too_few_boxes_and_missing_ones_are_named() -> None:
    told = [finding(each) for each in found("google_ads", headlines=("Un", "Deux"))]
    assert told == [
        "Headlines: 2 filled, at least 3 are needed.",
        "Descriptions: nothing is written yet, and it has to be filled.",
    ]


def test_blank_boxes_are_not_filled() -> None:
    assert [each.id for each in found("x", post=(" \n",))] == ["box_missing"]
    several = found("google_ads", headlines=("Un", "Deux", " ", "Trois"), descriptions=DESCRIPTIONS)
    assert several == []


def test_too_many_boxes_are_told() -> None:
    headlines = tuple(f"Lampe numéro {number}" for number in range(16))
    (told,) = found("google_ads", headlines=headlines, descriptions=DESCRIPTIONS)
    assert (told.id, told.parameters["count"], told.parameters["limit"]) == ("boxes_many", 16, 15)


def test_two_boxes_that_say_the_same_are_told_whatever_their_case() -> None:
    headlines = ("La lampe réparable", "Dès 89 €", "LA LAMPE  réparable.")
    (told,) = [
        each
        for each in found("google_ads", headlines=headlines, descriptions=DESCRIPTIONS)
        if each.id == "boxes_same"
    ]
    assert finding(told) == "Headlines: numbers 1 and 3 say the same."
    assert told.answer_spans == ((0, len(headlines[2])),)


def test_an_exclamation_mark_is_refused_in_a_headline_and_not_in_a_description() -> None:
    told = found(
        "google_ads",
        headlines=("La lampe !", "Dès 89 €", "Livrée en 48 h"),
        descriptions=("Une lampe réparable !", DESCRIPTIONS[1]),
    )
    assert [(each.id, each.parameters["field"], each.parameters["box"]) for each in told] == [
        ("forbidden_text", "headlines", 1)
    ]


def test_a_content_warning_takes_its_part_of_the_post() -> None:
    assert found("mastodon", post=("a" * 500,)) == []
    (told,) = found("mastodon", post=("a" * 500,), warning=("b" * 7,))
    assert finding(told) == "7 characters too many: the limit is 500."


def test_an_other_server_has_its_own_limit_and_x_has_not() -> None:
    texts = {"post": ("a" * 600,)}
    assert (
        check_platform(platform("mastodon"), boxes_of(platform("mastodon"), texts, limit=600)) == ()
    )
    told = check_platform(platform("x"), boxes_of(platform("x"), texts, limit=600))
    assert [each.id for each in told] == ["over_limit", "over_soft"][:1]
