"""The schema, as the list of its changes.

A schema change is one function appended here, and its name in `schema.py`.

A change that has been released is never edited: databases carry its outcome.
"""

from sqlite_utils import Database, Migrations

from desktop.store.marks import tokens
from desktop.store.texts import first_line

CHANGES = Migrations("calame")


@CHANGES()
def first_tables(database: Database) -> None:
    """Make documents with their versions, drafts, runs with their answers, and the search index.

    In `runs` the texts stand last: a list reads only what comes before them. A draft does not
    refer to its document by a foreign key: it has to be stored even if the document was erased.
    `run_words` keeps folded words (`folding.py`) with every beginning up to 15 characters.
    """
    database.executescript(
        """
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client_id INTEGER,
            title TEXT NOT NULL,
            path TEXT,
            created_at TEXT NOT NULL
        );
        CREATE INDEX documents_client ON documents (client_id);

        CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            client_id INTEGER,
            document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
            session TEXT NOT NULL,
            action TEXT NOT NULL,
            engine TEXT NOT NULL,
            model TEXT NOT NULL,
            place TEXT NOT NULL,
            language TEXT NOT NULL,
            outcome TEXT NOT NULL,
            error_id TEXT NOT NULL DEFAULT '',
            prompt_tokens INTEGER NOT NULL DEFAULT 0,
            completion_tokens INTEGER NOT NULL DEFAULT 0,
            cached_tokens INTEGER NOT NULL DEFAULT 0,
            first_token_seconds REAL,
            total_seconds REAL,
            started_at TEXT NOT NULL,
            ended_at TEXT,
            source_opening TEXT NOT NULL,
            answer_opening TEXT NOT NULL DEFAULT '',
            options TEXT NOT NULL,
            instruction TEXT NOT NULL,
            source TEXT NOT NULL,
            partial TEXT NOT NULL DEFAULT ''
        );
        CREATE INDEX runs_client ON runs (client_id);
        CREATE INDEX runs_document ON runs (document_id);
        CREATE INDEX runs_running ON runs (session) WHERE outcome = 'running';

        CREATE TABLE answers (
            run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            variant INTEGER NOT NULL,
            text TEXT NOT NULL,
            findings TEXT NOT NULL,
            verdict TEXT CHECK (verdict IN ('accepted', 'rejected', 'partly')),
            accepted_text TEXT,
            PRIMARY KEY (run_id, variant)
        );

        CREATE TABLE document_versions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            run_id INTEGER REFERENCES runs (id) ON DELETE SET NULL,
            at TEXT NOT NULL,
            text TEXT NOT NULL
        );
        CREATE INDEX document_versions_document ON document_versions (document_id);
        CREATE INDEX document_versions_run ON document_versions (run_id);

        CREATE TABLE drafts (
            id INTEGER PRIMARY KEY,
            document_id INTEGER,
            cursor INTEGER NOT NULL,
            saved_at TEXT NOT NULL,
            text TEXT NOT NULL
        );
        CREATE UNIQUE INDEX drafts_document ON drafts (coalesce(document_id, 0));

        CREATE VIRTUAL TABLE run_words USING fts5 (
            words, tokenize = 'ascii', detail = 'none',
            prefix = '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15'
        );
        CREATE TRIGGER runs_erased AFTER DELETE ON runs BEGIN
            DELETE FROM run_words WHERE rowid = old.id;
        END;
        """
    )


@CHANGES()
def stars_and_filters(database: Database) -> None:
    """Make stars, find runs by their age, and put what runs are filtered by into the index."""
    database.executescript(
        """
        CREATE TABLE stars (
            run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
            at TEXT NOT NULL
        );
        CREATE INDEX runs_started ON runs (started_at);
        """
    )
    runs = database.execute("SELECT id, action, engine, outcome, started_at FROM runs").fetchall()
    for run, action, engine, outcome, started_at in runs:
        properties = tokens(action, engine, outcome, started_at, starred=False)
        database.execute(
            "UPDATE run_words SET words = words || ' ' || ? WHERE rowid = ?",
            (" ".join(properties), run),
        )


@CHANGES()
def documents_in_use(database: Database) -> None:
    """Let documents be listed, set aside and bound to files; give the draft of none a document."""
    database.executescript(
        """
        ALTER TABLE documents ADD COLUMN used_at TEXT NOT NULL DEFAULT '';
        ALTER TABLE documents ADD COLUMN removed_at TEXT;
        ALTER TABLE documents ADD COLUMN opening TEXT NOT NULL DEFAULT '';
        ALTER TABLE documents ADD COLUMN unsaved INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE documents ADD COLUMN file_state TEXT NOT NULL DEFAULT '';
        ALTER TABLE drafts ADD COLUMN top INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX documents_path ON documents (path);

        UPDATE documents SET used_at = coalesce(
            (SELECT saved_at FROM drafts WHERE document_id = documents.id), created_at
        );
        INSERT INTO documents (title, created_at, used_at)
            SELECT '', saved_at, saved_at FROM drafts WHERE document_id IS NULL AND text != '';
        UPDATE drafts SET document_id = last_insert_rowid()
            WHERE document_id IS NULL AND text != '';
        DELETE FROM drafts WHERE document_id IS NULL;
        """
    )
    for document, text in database.execute(
        "SELECT document_id, substr(text, 1, 1000) FROM drafts"
    ).fetchall():
        database.execute(
            "UPDATE documents SET opening = ? WHERE id = ?", (first_line(text), document)
        )


@CHANGES()
def errors_in_words(database: Database) -> None:
    """Keep what an error says beside its id."""
    database.execute("ALTER TABLE runs ADD COLUMN error TEXT NOT NULL DEFAULT ''")


@CHANGES()
def days_of_use(database: Database) -> None:
    """Remember the days on which Calame was used: they bear the clock out (`ageing.py`)."""
    database.execute("CREATE TABLE days (day TEXT PRIMARY KEY) WITHOUT ROWID")
