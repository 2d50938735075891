"""What the history holds, as frozen values, and how its structured parts are written as JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desktop.errors import UserError
from desktop.model import Finding, Outcome, Place, Seconds, Severity, Usage


class Verdict(StrEnum):
    """What became of an answer: taken whole, refused, or taken in part."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One variant of an answer; `verdict` and `accepted_text` are None until someone has judged."""

    variant: int
    text: str
    findings: tuple[Finding, ...]
    verdict: Verdict | None
    accepted_text: str | None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run as the history keeps it.

    `partial` is what had come of an answer that was never finished. `error` is None where the run
    did not fail, or was stored by a Calame that kept no more of an error than its id. Times are in
    UTC; `ended_at` is None for a run that still goes on, and for an interrupted one, whose end
    nobody saw.
    """

    id: int
    client_id: int | None
    document_id: int | None
    action: str
    options: Mapping[str, str]
    instruction: str
    engine: str
    model: str
    place: Place
    language: str
    source: str
    outcome: Outcome
    error_id: str
    error: UserError | None
    partial: str
    usage: Usage
    seconds: Seconds | None
    started_at: datetime
    ended_at: datetime | None
    answers: tuple[StoredAnswer, ...]
    starred: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a list of runs; `source` and `answer` are only how the texts begin."""

    id: int
    client_id: int | None
    document_id: int | None
    action: str
    engine: str
    model: str
    language: str
    outcome: Outcome
    error_id: str
    started_at: datetime
    source: str
    answer: str
    options: Mapping[str, str]
    starred: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many runs there are, and how many of them have a star."""

    runs: int
    starred: int


def now() -> str:
    """Return the time as the database keeps it."""
    return written(datetime.now(UTC))


def instant() -> str:
    """Return the time to the microsecond, so that what is stored in turn is told apart."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def written(moment: datetime) -> str:
    """Return a moment as the database keeps it: ISO 8601, UTC, milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def encode_error(error: UserError) -> str:
    """Write an error as JSON, but its id; it never holds a text of the person's own."""
    return json.dumps({"hint": error.hint, "parameters": dict(error.parameters)})


def decode_error(id: str, text: str) -> UserError:
    """Read an error that `encode_error` wrote."""
    entry = json.loads(text)
    return UserError(id, entry["hint"], **entry["parameters"])


def encode_findings(findings: Iterable[Finding]) -> str:
    """Write findings as JSON."""
    return json.dumps(
        [
            {
                "check": finding.check,
                "severity": finding.severity,
                "id": finding.id,
                "parameters": dict(finding.parameters),
                "source_spans": finding.source_spans,
                "answer_spans": finding.answer_spans,
            }
            for finding in findings
        ]
    )


def decode_findings(text: str) -> tuple[Finding, ...]:
    """Read findings that `encode_findings` wrote."""
    return tuple(
        Finding(
            entry["check"],
            Severity(entry["severity"]),
            entry["id"],
            entry["parameters"],
            tuple((start, end) for start, end in entry["source_spans"]),
            tuple((start, end) for start, end in entry["answer_spans"]),
        )
        for entry in json.loads(text)
    )
