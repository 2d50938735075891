"""`calame typography`: a text set as a language's typography wants it."""

import argparse
import json
from collections import Counter

from desktop.catalog.platforms import read_platforms
from desktop.cli.console import Console
from desktop.cli.input import read_text
from desktop.errors import UsageError
from desktop.messages import gettext as _
from desktop.paths import Paths, resources
from desktop.typography.edits import Fix, applied
from desktop.typography.fixes import fixes
from desktop.typography.profiles import PROFILES, tailored
from desktop.typography.rules import RULES


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser(
        "typography",
        help="set spaces, quotation marks and apostrophes as a language wants them",
        usage="calame typography --profile ID [options] [FILE]",
        epilog="Without FILE the text is read from standard input. The exit status is 0; with "
        "--check it is 1 where something would change.",
    )
    parser.add_argument("--profile", choices=tuple(PROFILES), help="whose typography")
    parser.add_argument(
        "--narrow", action="store_true", help="U+202F before ; ! ? and in numbers, in French"
    )
    parser.add_argument(
        "--platform", metavar="ID", default="", help="a platform of `calame platforms`"
    )
    parser.add_argument(
        "--without",
        metavar="RULE",
        action="append",
        default=[],
        choices=tuple(RULES),
        help="leave a rule out; may be given several times",
    )
    parser.add_argument(
        "--with",
        metavar="RULE",
        dest="also",
        action="append",
        default=[],
        choices=tuple(RULES),
        help="take in a rule that the profile leaves out",
    )
    parser.add_argument("--rules", action="store_true", help="list the rules and end")
    parser.add_argument("--check", action="store_true", help="write no text, say what would change")
    parser.add_argument("--json", action="store_true", help="the text and each fix")
    parser.set_defaults(function=run, file=None, refuse=parser.error)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Print the text as it is set right; with `--check` return 1 where it is not."""
    if arguments.rules:
        _list(arguments.profile, as_json=arguments.json)
        return 0
    if arguments.profile is None:
        arguments.refuse("--profile is needed: " + ", ".join(PROFILES))
    profile = tailored(
        PROFILES[arguments.profile],
        narrow=arguments.narrow,
        off=arguments.without,
        on=arguments.also,
        override=_override(arguments.platform, paths, console),
    )
    text = read_text(arguments.file)
    found = fixes(text, profile)
    if arguments.json:
        told = {
            "profile": profile.id,
            "text": applied(text, found),
            "fixes": [_as_json(text, fix) for fix in found],
        }
        print(json.dumps(told, ensure_ascii=False))
    elif not arguments.check:
        print(applied(text, found), end="")
    if arguments.check and not arguments.json:
        for rule, count in Counter(fix.rule for fix in found).items():
            console.say(f"{count:>6}  {_(RULES[rule])}")
    return 1 if arguments.check and found else 0


def _override(id: str, paths: Paths, console: Console) -> str:
    if not id:
        return ""
    platforms, mistakes = read_platforms(resources() / "platforms", paths.platforms)
    for mistake in mistakes:
        console.error(mistake)
    if id not in platforms:
        listed = ", ".join(platforms)
        raise UsageError("platform_unknown", "platform_list", platform=id, platforms=listed)
    return platforms[id].typography


def _as_json(text: str, fix: Fix) -> dict[str, object]:
    return {
        "rule": fix.rule,
        "label": _(RULES[fix.rule]),
        "start": fix.start,
        "end": fix.end,
        "before": text[fix.start : fix.end],
        "replacement": fix.replacement,
    }


def _list(profile: str | None, *, as_json: bool) -> None:
    """List the rules; a dot stands before those that a profile, or each of them, follows."""
    profiles = [PROFILES[profile]] if profile else list(PROFILES.values())
    rows = [
        {"id": rule, "label": _(label), "on": [one.id for one in profiles if rule in one.rules]}
        for rule, label in RULES.items()
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        print(f"{'●' if row['on'] else ' '} {row['id']:<14} {row['label']}")
