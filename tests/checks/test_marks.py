"""Marks of formatting where the platform shows them as they stand."""

import pytest

from tests.checks.boxes import evidence, ids

MARKED = "# Titre\n\n**gras**, *penché*, [lien](https://exemple.fr) et `code`"


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("plain", ["# Titre", "**gras**", "*penché*", "[lien](https://exemple.fr)", "`code`"]),
        ("whatsapp", ["# Titre", "**gras**", "[lien](https://exemple.fr)"]),
        ("slack", ["# Titre", "**gras**", "[lien](https://exemple.fr)"]),
        ("markdown", []),
        ("rich", []),
        ("html", []),
    ],
)
def test_what_a_format_shows_as_it_stands(format: str, shown: list[str]) -> None:
    assert evidence(MARKED, format=format) == shown


def test_signs_that_are_no_marks() -> None:
    assert (
        ids("#hashtag, 2 * 3 * 4, nom_de_fichier_long, https://exemple.fr/a_b_c, [1], - un") == []
    )


def test_a_field_that_refuses_marks_says_so_once() -> None:
    assert ids("**gras**", refuses=("markup",)) == ["refused_markup"]
