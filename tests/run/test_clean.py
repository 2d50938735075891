"""An answer loses its wrapping and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.run.clean import clean, clean_begun

ANSWER = "Notre offre se termine vendredi : profitez-en."


@pytest.mark.parametrize(
    "raw",
    [
        ANSWER,
        f"<think>hmm, {ANSWER}</think>\n\n{ANSWER}",
        f"<think>\n</think>{ANSWER}",
        f"the end of a thought</think>\n{ANSWER}",
        f"Here is the rewritten text:\n\n{ANSWER}",
        f"Here's a clearer version: {ANSWER}",
        f"Sure! Here is the text:\n{ANSWER}",
        f"Voici le texte réécrit :\n\n{ANSWER}",
        f"Bien sûr ! Voici une version plus claire :\n{ANSWER}",
        f"Certainement, voici la traduction : {ANSWER}",
        f"Traduction : {ANSWER}",
        f"**Texte réécrit :**\n{ANSWER}",
        f"Rewritten text: {ANSWER}",
        f'"{ANSWER}"',
        f"« {ANSWER} »",
        f"“{ANSWER}”",
        f"```\n{ANSWER}\n```",
        f"```text\n{ANSWER}\n```",
        f'Here is the text:\n\n"{ANSWER}"',
        f"{ANSWER}\n\nNote: I kept the date.",
        f"{ANSWER}\n\n(Remarque : j’ai gardé la date.)",
        f"  {ANSWER}\n",
    ],
)
def test_the_wrapping_goes(raw: str) -> None:
    assert clean(raw, "Une phrase quelconque.") == ANSWER


@pytest.mark.parametrize(
    ("raw", "source"),
    [
        ("Voici venu le temps des cerises.", "Le temps des cerises est venu."),
        ("Here comes the sun, and here it stays.", "The sun comes."),
        ("« Bien » est un mot, « mieux » en est un autre.", "Un texte."),
        ("« C’est fini »", "« C’est la fin »"),
        ('"Yes", she said, "of course"', "Yes."),
        ("```\nx = 1\n```", "```\nx = 2\n```"),
        ("Voici les faits : trois ventes.", "Voici les faits : 3 ventes."),
        ("Résultat garanti en sept jours.", "Le résultat est garanti."),
    ],
)
def test_what_belongs_to_the_text_stays(raw: str, source: str) -> None:
    assert clean(raw, source) == raw


def test_an_unfinished_thought_leaves_nothing() -> None:
    assert clean("<think>I wonder whether", "x") == ""


@pytest.mark.parametrize(
    "raw",
    [f"<think>un {ANSWER} deux</think>\n{ANSWER}", f"Voici le texte :\n{ANSWER}", f"« {ANSWER} »"],
)
def test_no_wrapping_is_ever_shown_while_it_grows(raw: str) -> None:
    for end in range(len(raw) + 1):
        shown = clean_begun(raw[:end], "Un texte.")
        assert ANSWER.startswith(shown.removesuffix("»").rstrip()), shown


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_answer_can_be_cleaned_whole_or_growing(raw: str, source: str) -> None:
    assert clean(raw, source) == clean(clean(raw, source), source) or len(
        clean(clean(raw, source), source)
    ) < len(clean(raw, source))
    clean_begun(raw, source)
