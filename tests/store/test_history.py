"""The history of runs: what is written comes back, and only to the client it belongs to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import EngineError, StoreError
from desktop.messages import advice, sentence
from desktop.model import Answer, Finding, Outcome, Request, Seconds, Severity, Usage
from desktop.store.connection import Store
from desktop.store.records import Verdict, decode_findings, encode_findings
from desktop.store.scope import EVERYONE, Scope
from tests.store.opened import FINDING, TARGET, WAIT, add_document, begun, done, opened

SPANS = st.lists(st.tuples(st.integers(0), st.integers(0)), max_size=3).map(tuple)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.text(),
        st.sampled_from(Severity),
        st.text(),
        st.dictionaries(
            st.text(), st.text() | st.integers() | st.floats(allow_nan=False), max_size=3
        ),
        SPANS,
        SPANS,
    ),
    max_size=3,
).map(tuple)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with opened(tmp_path_factory.mktemp("history")) as open_store:
        yield open_store


@given(findings=FINDINGS)
def test_findings_come_back_as_they_were(findings: tuple[Finding, ...]) -> None:
    assert decode_findings(encode_findings(findings)) == findings


def test_a_run_comes_back_with_all_it_was_given(store: Store) -> None:
    document = add_document(store, client=7)
    request = Request(
        action="translate",
        text="Prix : 12,5 €",
        options={"to": "en", "ton": "été"},
        instruction="Sois bref.",
        client_id=7,
        document_id=document,
    )
    start = datetime.now(UTC)
    run = store.runs.begin(request, TARGET, "fr").result(WAIT)
    running = store.runs.get(run, 7).result(WAIT)
    assert running is not None
    assert (running.outcome, running.ended_at, running.seconds) == (Outcome.RUNNING, None, None)

    answers = (Answer("Price: €12.5", (FINDING,)), Answer("It costs €12.5"))
    store.runs.finish(run, Outcome.DONE, answers, "", Usage(100, 20, 60), Seconds(0.5, 2.0)).result(
        WAIT
    )
    record = store.runs.get(run, 7).result(WAIT)
    assert record is not None
    assert record.id == run
    assert (record.client_id, record.document_id) == (7, document)
    assert (record.action, record.options) == ("translate", request.options)
    assert (record.source, record.instruction) == (request.text, "Sois bref.")
    assert (record.engine, record.model, record.place) == ("local", "starter", TARGET.place)
    assert record.language == "fr"
    assert (record.outcome, record.error_id, record.partial) == (Outcome.DONE, "", "")
    assert record.usage == Usage(100, 20, 60)
    assert record.seconds == Seconds(0.5, 2.0)
    assert record.ended_at is not None
    assert abs((record.started_at - start).total_seconds()) < WAIT
    assert record.started_at <= record.ended_at
    assert [(one.text, one.findings) for one in record.answers] == [
        (answer.text, answer.findings) for answer in answers
    ]
    assert all(one.verdict is None and one.accepted_text is None for one in record.answers)


def test_a_failed_run_keeps_its_error_and_what_had_come(store: Store) -> None:
    run = begun(store)
    store.runs.keep(run, "Un dé").result(WAIT)
    kept = store.runs.get(run, None).result(WAIT)
    assert kept is not None and kept.partial == "Un dé"
    seconds = Seconds(None, 20.0)
    error = EngineError("engine_silent", "later", label="Le moteur", seconds=20)
    store.runs.finish(run, Outcome.FAILED, (), "Un début", Usage(), seconds, error).result(WAIT)
    store.runs.keep(run, "trop tard").result(WAIT)
    record = store.runs.get(run, None).result(WAIT)
    assert record is not None
    assert (record.outcome, record.error_id, record.partial, record.seconds) == (
        Outcome.FAILED,
        "engine_silent",
        "Un début",
        seconds,
    )
    assert record.error is not None
    assert (sentence(record.error), advice(record.error)) == (sentence(error), advice(error))
    hits = store.search("", client=None, limit=1).result(WAIT)
    assert [(hit.id, hit.answer) for hit in hits] == [(run, "Un début")]


def test_storing_the_end_of_a_run_twice_keeps_the_later_one(store: Store) -> None:
    run = begun(store)
    for answer in ("premier", "second"):
        store.runs.finish(run, Outcome.DONE, (Answer(answer),), "", Usage(), None).result(WAIT)
    record = store.runs.get(run, None).result(WAIT)
    assert record is not None and [one.text for one in record.answers] == ["second"]
    assert run not in [hit.id for hit in store.search("premier", client=None).result(WAIT)]
    assert run in [hit.id for hit in store.search("second", client=None).result(WAIT)]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_kept_with_the_text_that_was_taken(store: Store, verdict: Verdict) -> None:
    run = done(store)
    store.runs.verdict(run, 0, verdict, "Ce qui est resté.").result(WAIT)
    record = store.runs.get(run, None).result(WAIT)
    assert record is not None
    assert (record.answers[0].verdict, record.answers[0].accepted_text) == (
        verdict,
        "Ce qui est resté.",
    )


def test_a_run_erased_meanwhile_is_told_and_leaves_nothing(store: Store) -> None:
    run = done(store, "Effacement imminent.")
    store.submit(
        lambda database: database.execute("DELETE FROM runs WHERE id = ?", (run,)).rowcount
    )
    for late in (
        store.runs.finish(run, Outcome.DONE, (Answer("x"),), "", Usage(), None),
        store.runs.verdict(run, 0, Verdict.ACCEPTED, "x"),
    ):
        with pytest.raises(StoreError) as caught:
            late.result(WAIT)
        assert caught.value.id == "store_run_gone"
        assert sentence(caught.value) != advice(caught.value) != ""
    assert store.runs.get(run, EVERYONE).result(WAIT) is None
    assert store.search("imminent", client=EVERYONE).result(WAIT) == []
    left = (
        "SELECT (SELECT count(*) FROM answers WHERE run_id = :run) + (SELECT count(*) FROM "
        "run_words WHERE rowid = :run)"
    )
    assert (
        store.submit(lambda database: database.execute(left, {"run": run}).fetchone()[0]).result(
            WAIT
        )
        == 0
    )


def test_half_an_emoji_is_stored_as_a_sign_that_says_so(store: Store) -> None:
    run = done(store, "avant \ud83d après", answer="\ud83d\ude00 et \udc00")
    record = store.runs.get(run, None).result(WAIT)
    assert record is not None
    assert (record.source, record.answers[0].text) == ("avant \ufffd après", "😀 et \ufffd")


@given(source=st.text(), answer=st.text(), partial=st.text())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_comes_back_as_it_was(
    store: Store, source: str, answer: str, partial: str
) -> None:
    run = begun(store, source, instruction=answer)
    store.runs.finish(run, Outcome.CANCELLED, (Answer(answer),), partial, Usage(), None).result(
        WAIT
    )
    record = store.runs.get(run, None).result(WAIT)
    assert record is not None
    assert (record.source, record.instruction, record.answers[0].text, record.partial) == (
        source,
        answer,
        answer,
        partial,
    )


@pytest.mark.parametrize("scope", [None, 1, 2, 3, EVERYONE])
def test_no_read_shows_what_is_not_of_its_client(scope: Scope, tmp_path: Path) -> None:
    owners = [None, 1, 2, None, 1, 2]
    with opened(tmp_path) as store:
        runs = {done(store, "Le même texte.", client): client for client in owners}
        documents = {add_document(store, client): client for client in owners}
        for document, client in documents.items():
            store.drafts.save(f"De {client}.", 0, document).result(WAIT)
        store.drafts.save("De personne.", 0).result(WAIT)

        def within(client: int | None) -> bool:
            return scope is EVERYONE or client == scope

        expected = [run for run, client in reversed(runs.items()) if within(client)]
        for query in ("", "texte", "meme te"):
            found = store.search(query, client=scope).result(WAIT)
            assert [hit.id for hit in found] == expected
            assert all(within(hit.client_id) for hit in found)
        for run, client in runs.items():
            record = store.runs.get(run, scope).result(WAIT)
            assert (record is not None) == within(client)
        for document, client in documents.items():
            draft = store.drafts.read(document, client=scope).result(WAIT)
            assert (draft is not None) == within(client)
        nobody = store.drafts.read(None, client=scope).result(WAIT)
        assert (nobody is not None) == within(None)


def test_a_draft_whose_document_is_erased_falls_to_no_client(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        document = add_document(store, client=7)
        store.submit(lambda database: database.execute("DELETE FROM documents").rowcount)
        store.drafts.save("Encore là.", 0, document).result(WAIT)
        for scope, there in ((None, False), (7, False), (EVERYONE, True)):
            draft = store.drafts.read(document, client=scope).result(WAIT)
            assert (draft is not None) == there
