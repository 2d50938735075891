import pytest

from desktop.language.names import NAMES, WRITING, name
from desktop.language.words import SMALL_WORDS


def test_a_language_is_named_in_the_language_of_the_interface() -> None:
    assert name("en", "fr") == "anglais"
    assert name("en", "en") == "English"
    assert name("nl", "fr") == "néerlandais"


def test_an_unknown_language_is_its_code_and_an_unknown_interface_reads_english() -> None:
    assert name("xx", "fr") == "xx"
    assert name("fr", "de") == "French"


@pytest.mark.parametrize("code", NAMES)
def test_every_language_has_both_names(code: str) -> None:
    assert set(NAMES[code]) == {"en", "fr"}
    assert NAMES[code]["en"][0].isupper()
    assert NAMES[code]["fr"].islower()


def test_every_language_one_writes_in_is_named_and_has_small_words() -> None:
    assert set(WRITING) <= set(NAMES)
    assert set(WRITING) == set(SMALL_WORDS)
