"""What `calame do` says of one text written for several platforms, an entry a platform."""

from collections.abc import Mapping, Sequence

from desktop.catalog.actions import PLATFORM
from desktop.catalog.platforms import Platform
from desktop.cli.entries import finding_as_json, usage_as_json
from desktop.counting.measure import measure
from desktop.events import Cancelled, Failed, Finished
from desktop.messages import sentence
from desktop.model import Answer, Request, Usage

Ended = Finished | Failed | Cancelled


def as_json(
    ended: Sequence[tuple[Request, Ended]], platforms: Mapping[str, Platform]
) -> dict[str, object]:
    """Return what came of every request, in their order; a failed one says why."""
    finished = [event for _, event in ended if isinstance(event, Finished)]
    answers = [entry for request, event in ended for entry in _entries(request, event, platforms)]
    return {
        "action": ended[0][0].action,
        "engine": finished[0].target.engine if finished else "",
        "model": finished[0].target.model if finished else "",
        "source": ended[0][0].text,
        "answers": answers,
        "usage": usage_as_json(sum((event.usage for event in finished), Usage())),
        "seconds": {"total": sum(event.seconds.total for event in finished)},
    }


def _entries(
    request: Request, event: Ended, platforms: Mapping[str, Platform]
) -> list[dict[str, object]]:
    id = request.options[PLATFORM]
    match event:
        case Finished(record=record, answers=answers):
            return [{"run": record, **_entry(answer, platforms[id])} for answer in answers]
        case Failed(record=record, error=error, partial=partial):
            told = {"id": error.id, "message": sentence(error)}
            return [{"run": record, "platform": id, "error": told, "partial": partial}]
        case Cancelled(record=record, partial=partial):
            return [{"run": record, "platform": id, "cancelled": True, "partial": partial}]


def _entry(answer: Answer, platform: Platform) -> dict[str, object]:
    found = measure(platform.main, answer.text)
    return {
        "platform": platform.id,
        "field": platform.main.id,
        "text": answer.text,
        "fits": found.fits,
        "count": found.count.count,
        "limit": found.limit or None,
        "segments": found.segments or None,
        "repairs": answer.repairs,
        "findings": [finding_as_json(finding) for finding in answer.findings],
    }
