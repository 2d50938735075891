"""`calame count`: how a text stands on a platform, as that platform counts."""

import argparse
import json

from desktop.catalog.platforms import Platform, read_platforms
from desktop.checks.box import Box
from desktop.checks.platform import boxes_of, check_box, check_platform
from desktop.cli.console import SHAPES, Console
from desktop.cli.entries import finding_as_json
from desktop.cli.input import read_text
from desktop.cli.sections import boxes
from desktop.counting.measure import Measure, measure
from desktop.errors import UsageError
from desktop.exchange.lines import unify
from desktop.messages import finding, interface_language
from desktop.messages import gettext as _
from desktop.messages.platforms import amount
from desktop.model import Finding, Severity
from desktop.paths import Paths, resources
from desktop.run.clean import legible


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser(
        "count",
        help="count a text as a platform counts it",
        usage="calame count --platform ID [options] [FILE]",
        epilog="Without FILE the text is read from standard input. A platform of several fields "
        "takes lines such as `title: …`, each of which begins a field, or one with --field. "
        "The exit status is 1 where something has to be mended.",
    )
    parser.add_argument(
        "--platform", metavar="ID", required=True, help="a platform of `calame platforms`"
    )
    parser.add_argument("--field", metavar="ID", default="", help="the text is this field's alone")
    parser.add_argument("--limit", metavar="N", type=int, help="the limit of your Mastodon server")
    parser.add_argument("--sender", metavar="NAME", default="", help="the name it is sent under")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=run, file=None)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Print the figures and what there is to verify; 1 where something has to be mended."""
    platforms, mistakes = read_platforms(resources() / "platforms", paths.platforms)
    for mistake in mistakes:
        console.error(mistake)
    platform = platforms.get(arguments.platform)
    if platform is None:
        raise UsageError(
            "platform_unknown",
            "platform_list",
            platform=arguments.platform,
            platforms=", ".join(platforms),
        )
    _refuse(arguments, platform)
    text, *_ends = unify(read_text(arguments.file))
    texts = boxes(text, platform, arguments.field)
    filled = boxes_of(platform, texts, sender=arguments.sender, limit=arguments.limit)
    if arguments.field:
        findings = tuple(found for box in filled for found in check_box(box))
    else:
        findings = check_platform(platform, filled)
    measures = [measure(box.field, box.text, limit=box.limit, used=box.used) for box in filled]
    if arguments.json:
        told = {
            "platform": platform.id,
            "fields": [_as_json(box, found) for box, found in zip(filled, measures, strict=True)],
            "findings": [_finding_as_json(found) for found in findings],
        }
        print(json.dumps(told, ensure_ascii=False))
    else:
        for box, found in zip(filled, measures, strict=True):
            _print(box, found)
        for told_of in findings:
            _print_finding(told_of, several=len(filled) > 1)
    return 1 if any(found.severity is Severity.MUST for found in findings) else 0


def _refuse(arguments: argparse.Namespace, platform: Platform) -> None:
    if arguments.field and arguments.field not in platform.fields:
        raise UsageError(
            "field_unknown",
            "field_list",
            platform=platform.id,
            field=arguments.field,
            fields=", ".join(platform.fields),
        )
    if arguments.limit is None:
        return
    if not any(field.adjustable for field in platform.fields.values()):
        raise UsageError("limit_fixed", "limit_leave", platform=platform.id)
    if arguments.limit < 1:
        raise UsageError("limit_refused")


def _as_json(box: Box, found: Measure) -> dict[str, object]:
    limited = found.limit > 0
    return {
        "field": found.field,
        "box": box.number,
        "method": found.method,
        "count": found.count.count + box.used,
        "limit": found.limit if limited else None,
        "left": found.left if limited else None,
        "fits": found.fits,
        "segments": found.segments or None,
        "encoding": found.count.encoding or None,
        "room": found.count.room if found.segments else None,
        "folds": [{"where": fold.where, "at": fold.at} for fold in found.folds],
        "confidence": box.field.confidence,
    }


def _finding_as_json(found: Finding) -> dict[str, object]:
    return {
        **finding_as_json(found),
        "field": found.parameters["field"],
        "box": found.parameters["box"],
        "evidence": found.parameters["evidence"],
    }


def _print(box: Box, found: Measure) -> None:
    name = box.field.id if box.field.many[1] == 1 else f"{box.field.id} {box.number}"
    total = found.count.count + box.used
    if found.segments:
        words = [
            amount("sms", found.segments),
            _("{count} left in it").format(count=found.count.room),
        ]
        if found.segments > 1:
            words[1] = _("{count} left in the last one").format(count=found.count.room)
    elif found.limit:
        words = [f"{total} / {found.limit}"]
        words.append(
            _("{count} left").format(count=found.left)
            if found.fits
            else _("{count} over").format(count=-found.left)
        )
    else:
        words = [amount(found.method, total)]
    if box.field.confidence == "low":
        words.append(_("a limit that is not sure"))
    language = interface_language()
    print(f"{name:<16} " + "   ".join(words), f"({box.field.label.to(language)})", sep="   ")


def _print_finding(found: Finding, *, several: bool) -> None:
    place = f"{found.parameters['field']} {found.parameters['box']}: " if several else ""
    print(legible(f"{SHAPES[found.severity]} {place}{finding(found)}"))
