"""What is said to changes, and the text that comes of it."""

from hypothesis import given
from hypothesis import strategies as st

from ui.delivery import positions
from ui.panel.changes import Mark, State
from ui.panel.choices import Choices

texts = st.lists(
    st.sampled_from(["un", "mot", "é", "😀", "\n", "à", "12\u00a0€"]), max_size=14
).map(" ".join)
moves = st.lists(
    st.sampled_from(["accept", "refuse", "next", "previous", "rest", "undo"]), max_size=20
)

SOURCE = "Voici une phrase qui est beaucoup trop longue, vraiment."
ANSWER = "Voici une belle phrase trop longue, oui."


def act(choices: Choices, move: str) -> None:
    if choices.current is None:
        choices.step(1)
    current = choices.current
    match move:
        case "next":
            choices.step(1)
        case "previous":
            choices.step(-1)
        case "rest":
            choices.accept_rest()
        case "undo":
            choices.undo()
        case "accept" if current is not None:
            choices.decide(current, State.ACCEPTED)
        case "refuse" if current is not None:
            choices.decide(current, State.REFUSED)


def changes(choices: Choices) -> list[int]:
    return list(dict.fromkeys(s.change for s in choices.stretches() if s.change is not None))


@given(texts, texts, moves)
def test_what_is_shown_is_the_text_whatever_is_chosen(
    source: str, answer: str, done: list[str]
) -> None:
    choices = Choices(source, answer)
    for move in done:
        act(choices, move)
        shown = choices.stretches()
        assert "".join(s.text for s in shown if s.mark is not Mark.REMOVED) == choices.text()
        for change in changes(choices):
            alone = [s for s in shown if s.change == change]
            assert alone == choices.stretches_of(change)
        assert choices.refused + choices.open <= len(choices)


@given(texts, texts)
def test_all_refused_is_the_source_and_all_accepted_the_answer(source: str, answer: str) -> None:
    choices = Choices(source, answer)
    assert choices.text() == answer
    for change in changes(choices):
        choices.decide(change, State.REFUSED)
    assert choices.text() == source
    assert list(choices.changed_spans()) == []
    for change in changes(choices):
        choices.decide(change, State.ACCEPTED)
    assert choices.text() == answer


@given(texts, texts, moves)
def test_taking_everything_back_gives_the_answer_again(
    source: str, answer: str, done: list[str]
) -> None:
    choices = Choices(source, answer)
    for move in done:
        act(choices, move)
    while choices.can_undo:
        choices.undo()
    assert choices.text() == answer
    assert choices.open == len(choices)


@given(texts, texts, moves)
def test_changed_spans_hold_the_new_words_alone(source: str, answer: str, done: list[str]) -> None:
    choices = Choices(source, answer)
    for move in done:
        act(choices, move)
    text = choices.text()
    new = [s.text for s in choices.stretches() if s.mark in (Mark.ADDED, Mark.TAKEN) and s.text]
    spans = list(choices.changed_spans())
    assert [text[start:end] for start, end in spans] == new
    for (start, end), (first, last) in zip(spans, positions(text, spans), strict=True):
        units = text.encode("utf-16-le")[2 * first : 2 * last]
        assert units.decode("utf-16-le") == text[start:end]


def test_a_choice_goes_on_to_the_next_open_change() -> None:
    choices = Choices(SOURCE, ANSWER)
    first, second, third = changes(choices)
    choices.step(1)
    assert (choices.current, choices.number) == (first, 1)
    choices.decide(first, State.REFUSED)
    assert choices.current == second
    choices.decide(third, State.ACCEPTED)
    assert choices.current == second
    choices.decide(second, State.ACCEPTED)
    assert choices.current == second
    assert choices.open == 0


def test_walking_goes_round_both_ends() -> None:
    choices = Choices(SOURCE, ANSWER)
    first, second, third = changes(choices)
    choices.step(-1)
    assert choices.current == third
    choices.step(1)
    assert choices.current == first
    choices.step(1)
    assert choices.current == second


def test_accepting_the_rest_leaves_what_was_refused_and_is_one_choice() -> None:
    choices = Choices(SOURCE, ANSWER)
    first, second, third = changes(choices)
    choices.decide(second, State.REFUSED)
    assert choices.accept_rest() == [first, third]
    assert choices.accept_rest() == []
    assert (choices.open, choices.refused) == (0, 1)
    choices.undo()
    assert (choices.open, choices.refused) == (2, 1)
    choices.undo()
    assert choices.open == 3
    assert choices.undo() == []
