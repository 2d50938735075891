"""What a model must not touch comes back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.run.mask import TOKEN, hide
from desktop.run.restore import restore, restore_begun

KEPT = st.sampled_from(
    [
        "https://exemple.fr/page?x=1&y=2#a",
        "www.calame.app",
        "exemple.fr",
        "contact@exemple.fr",
        "{{prenom}}",
        "${name}",
        "%PRENOM%",
        "*|FNAME|*",
        "@atelier_lenoir",
        "`code`",
        "<br/>",
        "[le site](https://exemple.fr/a_b)",
        "⟦1⟧",
        "[[1]]",
        "[[",
        "]]",
        "[",
        "⟦",
        "⟧",
    ]
)
TEXTS = st.lists(st.one_of(KEPT, st.text(max_size=20)), max_size=12).map(" ".join)


@given(TEXTS)
def test_restoring_what_was_hidden_gives_the_text(text: str) -> None:
    masked, tokens = hide(text)
    restored = restore(masked, tokens)
    assert restored.text == text
    assert restored.lost == restored.doubled == ()


@given(TEXTS)
def test_nothing_kept_is_left_in_what_is_sent(text: str) -> None:
    masked, _ = hide(text)
    rest = TOKEN.sub("", masked)
    assert "⟦" not in rest
    assert "⟧" not in rest
    assert "https://" not in rest or "https://" not in text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Voir https://exemple.fr/a, puis écrire.", ["https://exemple.fr/a"]),
        ("Écrivez à jean.dupont+web@exemple.co.uk !", ["jean.dupont+web@exemple.co.uk"]),
        ("Bonjour {{ prénom }}, merci", ["{{ prénom }}"]),
        ("Suivez @Atelier.Lenoir.", ["@Atelier.Lenoir"]),
        ("[notre offre](https://exemple.fr/o(1))", ["https://exemple.fr/o(1)"]),
        ("Prix : 12,50 € le 3.5 à 14h30", []),
        ("M. Dupont et Mme.Durand", []),
        ("un **mot** en gras", []),
    ],
)
def test_what_is_hidden(text: str, kept: list[str]) -> None:
    assert list(hide(text)[1].values()) == kept


def test_a_lost_a_doubled_and_an_invented_token_are_told() -> None:
    masked, tokens = hide("a https://un.fr b https://deux.fr c")
    assert masked == "a [[1]] b [[2]] c"
    restored = restore("x [[2]] y ⟦ 2 ⟧ z [[9]]", tokens)
    assert restored.text == "x https://deux.fr y https://deux.fr z "
    assert restored.lost == ("https://un.fr",)
    assert restored.doubled == ("https://deux.fr",)


@pytest.mark.parametrize("end", ["[", "[[", "[[1", "[[1]", "⟦1"])
def test_a_token_that_is_only_begun_is_held_back(end: str) -> None:
    tokens = {"[[1]]": "https://un.fr"}
    assert restore_begun("voir " + end, tokens) == "voir "
    assert restore_begun("voir [[1]]", tokens) == "voir https://un.fr"
