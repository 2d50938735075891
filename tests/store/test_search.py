"""Searching the history: folded words and their beginnings, newest first, and never an error."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desktop.model import Answer, Outcome, Usage
from desktop.store.connection import Store
from desktop.store.folding import LONGEST, spans, words
from desktop.store.scope import EVERYONE
from tests.store.opened import WAIT, begun, done, opened

ANY = st.text(st.characters())
"""Any text at all, halves of surrogate pairs too."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with opened(tmp_path_factory.mktemp("search")) as open_store:
        yield open_store


def sources(store: Store, query: str) -> list[str]:
    return [hit.source for hit in store.search(query, client=None).result(WAIT)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Le cœur du sujet", "coeur"),
        ("Le coeur du métier", "cœur"),
        ("Bienvenue à l'hôtel", "hotel"),
        ("Bienvenue à l’hôtel", "L'HÔTEL"),
        ("Un curriculum vitæ", "vitae"),
        ("ÉTÉ COMME HIVER", "été"),
        ("un e\u0301te\u0301 décomposé", "été déc"),
        ("Große Straße", "grosse strasse"),
        ("Une offre exceptionnelle", "excep off"),
        ("Référence AB-1234/56", "ab 1234"),
        ("anticonstitutionnellement vôtre", "anticonstitutionnel"),
        ("Цена договорная", "ЦЕН"),
        ("Ligature ﬁnale", "finale"),
    ],
)
def test_words_are_found_without_accents_case_or_ligatures(
    store: Store, text: str, query: str
) -> None:
    done(store, text, answer="-")
    assert text in sources(store, query)


@pytest.mark.parametrize(
    "query",
    ["l'hôtel \"x", '"', "AND", "NOT a", "a OR", "NEAR(a b)", "words:x", "a*", "(", "-x", "^"],
)
def test_signs_of_the_query_language_are_only_signs(store: Store, query: str) -> None:
    done(store, f"Voici {query} cité", answer="-")
    assert f"Voici {query} cité" in sources(store, query)


def test_every_word_of_a_query_has_to_be_there(store: Store) -> None:
    done(store, "soleil levant", answer="-")
    assert sources(store, "soleil levant")
    assert not sources(store, "soleil couchant")
    assert not sources(store, "oleil")


def test_source_instruction_answers_and_partial_text_are_searched(store: Store) -> None:
    run = begun(store, "quenelle", instruction="ratatouille")
    assert run in [hit.id for hit in store.search("quen ratat", client=None).result(WAIT)]
    store.runs.finish(
        run, Outcome.FAILED, (Answer("bouillabaisse"),), "tapenade", Usage(), None
    ).result(WAIT)
    query = "quenelle ratatouille bouillabaisse tapenade"
    assert [hit.id for hit in store.search(query, client=None).result(WAIT)] == [run]


def test_hits_come_newest_first_page_by_page(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        runs = [done(store, f"page {number % 2}", number % 3) for number in range(30)]
        for query in ("", "page"):
            seen: list[int] = []
            before = None
            while page := store.search(query, client=EVERYONE, limit=7, before=before).result(WAIT):
                assert len(page) <= 7
                seen.extend(hit.id for hit in page)
                before = page[-1].id
            assert seen == runs[::-1]
            of_one = store.search(query, client=1, limit=4, before=runs[15]).result(WAIT)
            assert [hit.id for hit in of_one] == [runs[13], runs[10], runs[7], runs[4]]


def test_the_index_keeps_every_beginning_of_a_word_that_a_query_may_ask_for(store: Store) -> None:
    statement = "SELECT sql FROM sqlite_master WHERE name = 'run_words'"
    sql = store.submit(lambda database: database.execute(statement).fetchone()[0]).result(WAIT)
    kept = re.search(r"prefix = '([\d ]+)'", sql)
    assert kept is not None
    assert [int(length) for length in kept[1].split()] == list(range(1, LONGEST))


def test_a_list_shows_how_the_texts_begin(store: Store) -> None:
    run = done(store, "Un  début\n\n" + "et la suite " * 1000, answer="Une réponse.\nDeux.")
    (hit,) = store.search("", client=None, limit=1).result(WAIT)
    assert hit.id == run
    assert hit.source.startswith("Un début et la suite") and len(hit.source) <= 160
    assert hit.answer == "Une réponse. Deux."


def test_no_text_reaches_the_mark_of_a_client(store: Store) -> None:
    done(store, "secret", client=42, answer="-")
    done(store, "leurre \ue00042 \ue000none", client=43, answer="-")
    assert store.search("\ue00042 secret", client=None).result(WAIT) == []
    assert [hit.client_id for hit in store.search("leurre 42", client=EVERYONE).result(WAIT)] == [
        43
    ]
    assert store.search("leurre", client=42).result(WAIT) == []


@given(query=ANY)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_query_is_an_error(store: Store, query: str) -> None:
    for client in (None, 5, EVERYONE):
        assert isinstance(store.search(query, client=client).result(WAIT), list)


def test_a_whole_page_pasted_as_a_query_finds_its_run(store: Store) -> None:
    page = " ".join(f"mot{number} dit" for number in range(5000))
    done(store, page, answer="-")
    (hit,) = store.search(page, client=None).result(WAIT)
    assert page.startswith(hit.source)


@given(text=ANY, data=st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_run_is_found_by_the_beginning_of_any_of_its_words(
    store: Store, text: str, data: st.DataObject
) -> None:
    present = words(text)
    assume(present)
    run = done(store, text)
    word = data.draw(st.sampled_from(present))
    query = word[: data.draw(st.integers(1, LONGEST))]
    found = store.search(query, client=None, limit=10_000).result(WAIT)
    assert run in [hit.id for hit in found]


@given(text=st.text(st.characters(max_codepoint=0x17F)))
def test_folding_does_not_see_case_accents_or_how_they_are_written(text: str) -> None:
    folded = words(text)
    assert words(unicodedata.normalize("NFD", text)) == folded
    assert words(" ".join(folded)) == folded
    assert all(1 <= len(word) <= LONGEST for word in folded)


@given(text=st.text(max_size=60), query=st.text(max_size=12))
def test_what_is_marked_in_a_text_is_what_the_query_found(text: str, query: str) -> None:
    marked = spans(text, query)
    assert all(0 <= start < end <= len(text) for start, end in marked)
    assert all(before <= start for (_, before), (start, _) in pairwise(marked))
    for start, end in marked:
        found = words(text[start:end])
        assert any(word.startswith(tuple(words(query))) for word in found)
    missing = [word for word in words(query) if not any(w.startswith(word) for w in words(text))]
    assert bool(marked) == (len(missing) < len(words(query)))


def test_marks_stand_where_accents_and_ligatures_are() -> None:
    text = "Le cœur de l’été bat."
    assert [text[slice(*span)] for span in spans(text, "coeur ete")] == ["cœur", "été"]
