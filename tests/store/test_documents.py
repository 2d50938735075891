"""Documents: listed by use, each client's its own, brought back when removed, with versions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store import documents
from desktop.store.connection import Store
from desktop.store.last_draft import read_last_draft
from desktop.store.scope import EVERYONE, Scope
from tests.store.opened import WAIT, done, opened, places


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as open_store:
        yield open_store


def written(store: Store, text: str, client: int | None = None, path: str = "") -> int:
    """Make a document with a text."""
    made = store.documents.create(client, path)
    store.drafts.save(text, 0, made).result(WAIT)
    return made.result(WAIT)


def names(
    store: Store, query: str = "", client: Scope = None, *, removed: bool = False
) -> list[str]:
    found = store.documents.list(query, client=client, removed=removed).result(WAIT)
    return [document.name for document in found]


def test_the_document_written_in_last_comes_first(store: Store) -> None:
    first = written(store, "# Un\n\nmot")
    written(store, "Deux")
    assert names(store) == ["Deux", "Un"]
    store.drafts.save("Un, encore", 3, first).result(WAIT)
    assert names(store) == ["Un, encore", "Deux"]


def test_a_document_without_a_word_is_not_listed(store: Store) -> None:
    store.documents.create(None).result(WAIT)
    written(store, " \n ")
    written(store, "", path="/texts/vide.md")
    assert names(store) == ["vide.md"]


def test_a_name_is_given_else_the_files_else_the_first_line(store: Store) -> None:
    document = written(store, "\n## Le titre\n\nLe texte.")
    assert names(store) == ["Le titre"]
    store.documents.attach(document, "/texts/lettre.md", "state").result(WAIT)
    assert names(store) == ["lettre.md"]
    store.documents.rename(document, "À relire").result(WAIT)
    assert names(store) == ["À relire"]
    store.documents.rename(document, "").result(WAIT)
    assert names(store) == ["lettre.md"]


def test_a_file_belongs_to_one_document(store: Store) -> None:
    first, second = written(store, "Un", path="/texts/a.md"), written(store, "Deux")
    store.documents.attach(second, "/texts/a.md", "state", unsaved=True).result(WAIT)
    found = store.documents.at("/texts/a.md", client=None).result(WAIT)
    assert found is not None
    assert (found.id, found.file_state, found.unsaved) == (second, "state", True)
    other = store.documents.get(first, client=None).result(WAIT)
    assert other is not None and (other.path, other.opening) == ("", "Un")


def test_words_are_found_in_name_path_and_text_whatever_case_and_accents(store: Store) -> None:
    written(store, "Le marché\n\n" + "mot " * 500 + "à l’hôtel")
    written(store, "Rien", path="/texts/Été/note.md")
    assert names(store, "HOTEL marche") == ["Le marché"]
    assert names(store, "ete") == ["note.md"]
    assert names(store, "hotel ete") == []


def test_each_read_sees_its_clients_documents_alone(store: Store) -> None:
    ours = written(store, "Le nôtre", 1, "/texts/a.md")
    store.documents.keep(ours, "Avant").result(WAIT)
    (version,) = store.documents.versions(ours, client=1).result(WAIT)
    for scope, seen in ((1, True), (2, False), (None, False), (EVERYONE, True)):
        reads = (
            store.documents.list(client=scope).result(WAIT),
            store.documents.get(ours, client=scope).result(WAIT),
            store.documents.at("/texts/a.md", client=scope).result(WAIT),
            store.documents.versions(ours, client=scope).result(WAIT),
            store.documents.version(version.id, client=scope).result(WAIT),
        )
        assert [bool(read) for read in reads] == [seen] * 5


def test_a_removed_document_is_gone_from_every_list_until_it_is_brought_back(
    store: Store, tmp_path: Path
) -> None:
    kept, removed = written(store, "Gardé"), written(store, "Retiré")
    store.documents.remove(removed).result(WAIT)
    assert names(store) == ["Gardé"]
    assert store.documents.get(removed, client=None).result(WAIT) is None
    last = read_last_draft(places(tmp_path).database)
    assert last is not None and last.document_id == kept
    store.documents.bring_back(removed).result(WAIT)
    assert names(store) == ["Retiré", "Gardé"]
    draft = store.drafts.read(removed, client=None).result(WAIT)
    assert draft is not None and draft.text == "Retiré"


def test_removed_documents_are_listed_the_last_one_first_and_each_client_sees_its_own(
    store: Store,
) -> None:
    first, second = written(store, "Un"), written(store, "Deux")
    theirs = written(store, "Le leur", 1)
    written(store, "Gardé")
    for document in (second, theirs, first):
        store.documents.remove(document).result(WAIT)
    assert names(store, removed=True) == ["Un", "Deux"]
    assert names(store, client=1, removed=True) == ["Le leur"]
    store.documents.bring_back(first).result(WAIT)
    assert names(store, removed=True) == ["Deux"]


def test_what_was_removed_long_ago_is_erased_by_the_next_removal(
    store: Store, tmp_path: Path
) -> None:
    old, new = written(store, "Vieux"), written(store, "Neuf")
    store.documents.keep(old, "Vieux").result(WAIT)
    store.documents.remove(old).result(WAIT)
    with closing(sqlite3.connect(places(tmp_path).database)) as other, other:
        other.execute("UPDATE documents SET removed_at = '2020-01-01' WHERE id = ?", (old,))
    store.documents.remove(new).result(WAIT)
    store.documents.bring_back(old).result(WAIT)
    store.documents.bring_back(new).result(WAIT)
    assert names(store) == ["Neuf"]
    assert store.drafts.read(old, client=EVERYONE).result(WAIT) is None


def test_touching_chooses_what_the_next_start_shows_and_not_the_order(
    store: Store, tmp_path: Path
) -> None:
    first = written(store, "Un")
    written(store, "Deux")
    store.documents.touch(first).result(WAIT)
    last = read_last_draft(places(tmp_path).database)
    assert last is not None and (last.document_id, last.name) == (first, "Un")
    assert names(store) == ["Deux", "Un"]


def test_places_are_kept_without_the_text_being_written_again(store: Store, tmp_path: Path) -> None:
    document = written(store, "Un deux trois")
    store.drafts.mark(document, 5, 2).result(WAIT)
    last = read_last_draft(places(tmp_path).database)
    assert last is not None and (last.text, last.cursor, last.top) == ("Un deux trois", 5, 2)


def test_versions_are_kept_once_and_the_newest_first(store: Store) -> None:
    document, run = written(store, "Un"), done(store)
    for text, by in (("Un", None), ("Un", None), ("Deux", run), ("Un", None)):
        store.documents.keep(document, text, by).result(WAIT)
    versions = store.documents.versions(document, client=None).result(WAIT)
    assert [(one.opening, one.run_id, one.length) for one in versions] == [
        ("Un", None, 2),
        ("Deux", run, 4),
        ("Un", None, 2),
    ]
    assert store.documents.version(versions[1].id, client=None).result(WAIT) == "Deux"


def test_the_oldest_versions_go_when_they_are_too_many_or_too_long(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "KEPT_VERSIONS", 3)
    monkeypatch.setattr(documents, "KEPT_SIGNS", 100)
    document = written(store, "Un")

    def kept() -> list[str]:
        versions = store.documents.versions(document, client=None).result(WAIT)
        return [one.opening for one in versions]

    for number in range(5):
        store.documents.keep(document, f"v{number}").result(WAIT)
    assert kept() == ["v4", "v3", "v2"]
    store.documents.keep(document, "x" * 97).result(WAIT)
    assert kept() == ["x" * 97, "v4"]
    store.documents.keep(document, "y" * 500).result(WAIT)
    assert kept() == ["y" * 160]


def test_a_draft_may_come_before_its_document_has_its_id(store: Store, tmp_path: Path) -> None:
    made = store.documents.create(None)
    savings = [store.drafts.save(f"{number}", 0, made) for number in range(5)]
    for saving in savings:
        saving.result(WAIT)
    assert names(store) == ["4"]
    last = read_last_draft(places(tmp_path).database)
    assert last is not None and last.document_id == made.result(WAIT)
