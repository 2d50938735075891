import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.sentences import sentences
from desktop.language.summary import Form, summarise

TEXT = """# La Maison Durand

Bonjour à tous,

La Maison Durand torréfie du café à Lyon depuis 1962. Nos grains viennent de petites coopératives \
du Honduras et d'Éthiopie. Chaque semaine, nous torréfions le café à la main, en petites \
quantités. Le café est livré chez vous sous 48 h, partout en France.

- Livraison offerte dès 40 € d'achat
- Café moulu à la demande

Découvrez notre abonnement : un café différent chaque mois, sans engagement. Vous pouvez l'arrêter \
quand vous voulez. Merci !
"""

FORMS: tuple[Form, ...] = ("sentence", "bullets", "paragraph")


def test_one_sentence_is_one_of_the_text() -> None:
    assert summarise(TEXT, "sentence", "fr") == (
        "La Maison Durand torréfie du café à Lyon depuis 1962."
    )


def test_bullets_are_sentences_of_the_text_in_its_order() -> None:
    bullets = summarise(TEXT, "bullets", "fr").splitlines()
    assert 2 <= len(bullets) <= 5
    assert all(line.startswith("- ") for line in bullets)
    places = [TEXT.index(line.removeprefix("- ")) for line in bullets]
    assert places == sorted(places)


def test_a_paragraph_is_shorter_than_its_text_and_on_one_line() -> None:
    paragraph = summarise(TEXT, "paragraph", "fr")
    assert "\n" not in paragraph
    assert 0 < len(paragraph) < len(TEXT) / 2
    assert "café" in paragraph


def test_headings_greetings_and_buttons_are_left_out() -> None:
    for form in FORMS:
        summary = summarise(TEXT, form, "fr")
        assert not any(short in summary for short in ("#", "Bonjour", "Merci"))


def test_the_marker_of_a_list_goes_and_a_dash_inside_stays() -> None:
    assert summarise("- Un thé - noir ou vert - offert", "sentence", "fr") == (
        "Un thé - noir ou vert - offert"
    )


def test_what_is_said_twice_is_kept_once() -> None:
    twice = "Notre café est torréfié à Lyon. Il est livré chez vous. " * 2
    assert summarise(twice, "paragraph", "fr").count("Lyon") == 1


def test_a_sentence_wrapped_by_hand_comes_back_on_one_line() -> None:
    wrapped = "Our workshop has made\nbags by hand."
    assert summarise(wrapped, "bullets", "en") == "- Our workshop has made bags by hand."


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", ["", " \n", "- ", "...", "🎉"])
def test_a_text_without_words_has_no_summary(text: str, form: Form) -> None:
    assert summarise(text, form, "fr") == ""


@pytest.mark.parametrize(("form", "expected"), [("sentence", "Ok."), ("bullets", "- Ok.")])
def test_a_short_text_is_its_own_summary(form: Form, expected: str) -> None:
    assert summarise("Ok.", form, "xx") == expected


@given(st.text(), st.sampled_from(FORMS))
def test_nothing_is_said_that_the_text_does_not_say(text: str, form: Form) -> None:
    said = {"".join(text[start:end].split()) for start, end in sentences(text)}
    for line in summarise(text, form, "en").split("\n") if form == "bullets" else []:
        bare = "".join(line.removeprefix("- ").split())
        assert not bare or any(one.endswith(bare) for one in said)
    assert set(summarise(text, form, "en")) <= set(text) | set("- \n")
