"""Labels are found by what is typed of them."""

from hypothesis import given
from hypothesis import strategies as st

from ui.fuzzy import ranked, score

words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)
labels = st.lists(words, min_size=1, max_size=4).map(" ".join)


@given(labels)
def test_a_label_answers_to_itself_in_either_case(label: str) -> None:
    assert score(label, label) > 0
    assert score(label.casefold(), label) > 0


@given(labels, st.data())
def test_a_beginning_of_a_label_answers_best(label: str, data: st.DataObject) -> None:
    first = label.split()[0]
    typed = first[: data.draw(st.integers(1, len(first)))]
    assert score(typed, label) >= score(typed, f"x {label}")


def test_accents_and_ligatures_need_not_be_typed() -> None:
    assert score("resumer", "Résumer") and score("coeur", "Le cœur")


def test_the_order_is_beginning_word_inside_scattered() -> None:
    order = ["Rewrite", "Show rewrite", "Prewrite", "Run every week"]
    assert ranked("rew", reversed(order), str) == order
    assert ranked("xyz", order, str) == []
    assert ranked("  ", order, str) == order


def test_every_word_has_to_be_found() -> None:
    assert score("full sc", "Full screen")
    assert not score("full moon", "Full screen")
