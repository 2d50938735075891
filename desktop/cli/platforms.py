"""`calame platforms`: where a text can be published, and what is known of it."""

import argparse
import json

from desktop.catalog.fields import Bound, Field
from desktop.catalog.platforms import Platform, read_platforms
from desktop.cli.console import Console
from desktop.messages import interface_language
from desktop.messages.platforms import amount
from desktop.paths import Paths, resources


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("platforms", help="list the platforms and their limits")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Print the platforms, the person's own among them."""
    platforms, mistakes = read_platforms(resources() / "platforms", paths.platforms)
    language = interface_language()
    if arguments.json:
        listed = [_as_json(platform, language) for platform in platforms.values()]
        print(json.dumps(listed, ensure_ascii=False))
    else:
        for platform in platforms.values():
            own = "*" if platform.own else " "
            limits = "  ".join(f"{field.id}: {_limit(field)}" for field in platform.fields.values())
            print(f"{platform.id:<28}{own} {platform.label.to(language):<44} {limits}")
    for mistake in mistakes:
        console.error(mistake)
    return 1 if mistakes else 0


def _limit(field: Field) -> str:
    most = f"{field.many[0]}\u2013{field.many[1]}x " if field.many != (1, 1) else ""
    if field.hard:
        return most + amount(field.method, field.hard)
    low, high = field.soft
    return most + (f"{low}\u2013{amount(field.method, high)}" if high else "–")


def _as_json(platform: Platform, language: str) -> dict[str, object]:
    return {
        "id": platform.id,
        "label": platform.label.to(language),
        "group": platform.group,
        "own": platform.own,
        "typography": platform.typography,
        "address": platform.address,
        "checked_on": platform.checked_on.isoformat(),
        "tone": platform.tone.to(language),
        "structure": platform.structure.to(language),
        "fields": [_field_as_json(field, language) for field in platform.fields.values()],
    }


def _field_as_json(field: Field, language: str) -> dict[str, object]:
    return {
        "id": field.id,
        "label": field.label.to(language),
        "method": field.method,
        "hard": field.hard or None,
        "soft": list(field.soft) if field.soft[1] else None,
        "also": dict(field.also),
        "folds": [
            {"where": fold.where, "count": fold.count or None, "lines": fold.lines or None}
            for fold in field.folds
        ],
        "boxes": list(field.many),
        "required": field.required,
        "hashtags": _bound_as_json(field.hashtags),
        "links": _bound_as_json(field.links),
        "mentions": _bound_as_json(field.mentions),
        "forbidden": list(field.forbidden),
        "refuses": list(field.refuses),
        "musts": list(field.musts),
        "format": field.format,
        "disputed": list(field.disputed),
        "note": field.note.to(language),
        "confidence": field.confidence,
        "sources": list(field.sources),
    }


def _bound_as_json(bound: Bound) -> dict[str, int] | None:
    known = {"low": bound.low, "soft": bound.soft, "hard": bound.hard, "length": bound.length}
    told = {name: value for name, value in known.items() if value >= 0}
    return told or None
