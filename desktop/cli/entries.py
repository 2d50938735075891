"""How entries of the history are written: as lines for a person, as JSON for a program."""

from typing import Final

from desktop.cli.console import SHAPES
from desktop.messages import finding, sentence
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from desktop.model import Finding, Usage
from desktop.run.clean import legible
from desktop.store.records import Hit, RunRecord, StoredAnswer, Verdict

WIDTH: Final = 80
"""Characters shown of a text in a list."""
_VERDICTS: Final = {
    Verdict.ACCEPTED: N_("taken"),
    Verdict.REJECTED: N_("refused"),
    Verdict.PARTLY: N_("taken in part"),
}


def print_hit(hit: Hit) -> None:
    """Print an entry of a list as one line, and how its answer begins as another."""
    when = hit.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
    star = "★" if hit.starred else " "
    print(f"{hit.id:>6} {star}{when}  {hit.action:<10} {hit.outcome:<11} {_line(hit.source)}")
    if hit.answer:
        print(f"{'':>6}  {'':16}  {'→':>10} {'':<11} {_line(hit.answer)}")


def hit_as_json(hit: Hit) -> dict[str, object]:
    """Return an entry of a list."""
    return {
        "run": hit.id,
        "started_at": hit.started_at.isoformat(),
        "action": hit.action,
        "options": dict(hit.options),
        "engine": hit.engine,
        "model": hit.model,
        "outcome": hit.outcome.value,
        "starred": hit.starred,
        "source": hit.source,
        "answer": hit.answer,
    }


def print_record(record: RunRecord) -> None:
    """Print an entry whole."""
    options = ", ".join(f"{name}={value}" for name, value in record.options.items())
    when = record.started_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    star = "  ★" if record.starred else ""
    print(f"{record.id}  {when}  {record.action} {options}".rstrip() + star)
    print(f"{record.engine}  {record.model}  {record.place}  {record.outcome}")
    if record.error_id:
        print(sentence(record.error) if record.error else record.error_id)
    if record.instruction:
        _print_part(_("Instruction"), record.instruction)
    _print_part(_("Source"), record.source)
    for answer in record.answers:
        _print_answer(answer)
    if record.partial:
        _print_part(_("What had come"), record.partial)


def record_as_json(record: RunRecord) -> dict[str, object]:
    """Return an entry whole."""
    seconds = record.seconds
    return {
        "run": record.id,
        "started_at": record.started_at.isoformat(),
        "ended_at": record.ended_at.isoformat() if record.ended_at else None,
        "action": record.action,
        "options": dict(record.options),
        "instruction": record.instruction,
        "engine": record.engine,
        "model": record.model,
        "place": record.place.value,
        "language": record.language,
        "outcome": record.outcome.value,
        "error": record.error_id,
        "starred": record.starred,
        "source": record.source,
        "partial": record.partial,
        "answers": [
            {
                "text": answer.text,
                "findings": [finding_as_json(found) for found in answer.findings],
                "verdict": answer.verdict.value if answer.verdict else None,
                "accepted_text": answer.accepted_text,
            }
            for answer in record.answers
        ],
        "usage": usage_as_json(record.usage),
        "seconds": {"first_token": seconds.first_token, "total": seconds.total}
        if seconds
        else None,
    }


def usage_as_json(usage: Usage) -> dict[str, object]:
    """Return the tokens that were used."""
    return {
        "prompt_tokens": usage.prompt,
        "completion_tokens": usage.completion,
        "cached_tokens": usage.cached,
    }


def finding_as_json(found: Finding) -> dict[str, object]:
    """Return a thing to verify, with its sentence."""
    return {
        "check": found.check,
        "severity": found.severity.value,
        "id": found.id,
        "message": finding(found),
        "source_spans": [list(span) for span in found.source_spans],
        "answer_spans": [list(span) for span in found.answer_spans],
    }


def _print_answer(answer: StoredAnswer) -> None:
    verdict = f" ({_(_VERDICTS[answer.verdict])})" if answer.verdict else ""
    _print_part(_("Answer") + verdict, answer.text)
    for found in answer.findings:
        print(legible(f"{SHAPES[found.severity]} {finding(found)}"))


def _print_part(title: str, text: str) -> None:
    print(f"\n# {title}\n{legible(text)}")


def _line(text: str) -> str:
    return legible(" ".join(text.split()))[:WIDTH]
