"""`calame do`: run an action over a text without a window."""

import argparse
import errno
import json
import os
import queue
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.app import App
from desktop.catalog.actions import PLATFORM
from desktop.catalog.platforms import Platform
from desktop.cli import adapted
from desktop.cli.adapted import Ended
from desktop.cli.console import Console
from desktop.cli.entries import finding_as_json, usage_as_json
from desktop.cli.input import read_text
from desktop.cli.window import add_engine_arguments, engine_choice
from desktop.errors import EngineError, SettingsError, UsageError, UserError
from desktop.events import Asked, Cancelled, Event, Failed, Finished, Progressed
from desktop.messages import gettext as _
from desktop.model import Answer, Consent, Place, Request
from desktop.paths import Paths
from desktop.settings import Loaded

MOST_VARIANTS: Final = 3

OPTIONS: Final = ("to", "tone", "address", "form")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser(
        "do",
        help="run an action over a text",
        usage="calame do ACTION [options] [FILE]",
        epilog="Without FILE the text is read from standard input.",
    )
    parser.add_argument("action", metavar="ACTION", help="an action of `calame actions`")
    parser.add_argument("--to", metavar="LANG", help="the language to translate into")
    parser.add_argument("--tone", metavar="TONE")
    parser.add_argument("--address", choices=("keep", "vous", "tu"))
    parser.add_argument("--form", choices=("sentence", "bullets", "paragraph"))
    parser.add_argument(
        "--platform",
        metavar="ID",
        action="append",
        default=[],
        help="a platform of `calame platforms` to adapt to; may be given several times",
    )
    parser.add_argument("--instruction", metavar="TEXT", default="")
    parser.add_argument("--variants", type=int, choices=range(1, MOST_VARIANTS + 1), default=1)
    parser.add_argument("--offline", action="store_true", help="refuse every other machine")
    parser.add_argument(
        "--yes", action="store_true", help="agree that the text is sent to this engine"
    )
    parser.add_argument("--json", action="store_true")
    add_engine_arguments(parser)
    parser.set_defaults(function=run, file=None)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Run the action, print its answer and return the exit code."""
    text = read_text(arguments.file)
    events: queue.Queue[Event] = queue.Queue()
    app = App.open(paths, events.put, engine_choice(arguments))
    try:
        for mistake in (*app.mistakes, *_mended(app.preferences.loaded)):
            console.error(mistake)
        if arguments.offline and app.target().place is not Place.HERE:
            raise EngineError("offline_refused", "offline_switch", label=app.target().label)
        given = {name: getattr(arguments, name) for name in OPTIONS}
        request = Request(
            action=arguments.action,
            text=text,
            options={name: value for name, value in given.items() if value},
            instruction=arguments.instruction,
            variants=arguments.variants,
            engine=app.choice,
        )
        ended: list[tuple[Request, Ended]] = []
        for asked in _requests(request, arguments.platform):
            handle = app.assistant.start(asked)
            ended.append((asked, _follow(app, handle, events, console, agreed=arguments.yes)))
            if isinstance(ended[-1][1], Cancelled):
                break
        if arguments.platform:
            return _close_all(ended, app.platforms, console, as_json=arguments.json)
    finally:
        app.close()
    return _close(ended[0][1], request, console, as_json=arguments.json)


def _requests(request: Request, platforms: Sequence[str]) -> Iterator[Request]:
    """Yield the request, or one for every platform, each of them once."""
    if not platforms:
        yield request
    for id in dict.fromkeys(platforms):
        yield replace(request, options={**request.options, PLATFORM: id})


def _close_all(
    ended: Sequence[tuple[Request, Ended]],
    platforms: Mapping[str, Platform],
    console: Console,
    *,
    as_json: bool,
) -> int:
    """Say what came of every platform; the code is the worst of theirs."""
    if as_json:
        told = [(asked, event) for asked, event in ended if event.record is not None]
        if told:
            _write(json.dumps(adapted.as_json(told, platforms), ensure_ascii=False))
    codes = [0]
    for place, (asked, event) in enumerate(ended):
        if not as_json and isinstance(event, Finished) and len(ended) > 1:
            _write(("\n" if place else "") + f"--- {asked.options[PLATFORM]} ---")
        if not as_json or not isinstance(event, Finished):
            codes.append(_close(event, asked, console, as_json=False))
    return max(codes)


def _mended(loaded: Loaded) -> Iterator[SettingsError]:
    """Say what of the settings could not be used."""
    if loaded.repaired:
        names = ", ".join(loaded.repaired)
        yield SettingsError("settings_repaired", "settings_default", names=names)
    if loaded.set_aside is not None:
        file = loaded.set_aside.name
        yield SettingsError("settings_set_aside", "settings_default", file=file)


def _follow(
    app: App, handle: int, events: "queue.Queue[Event]", console: Console, *, agreed: bool
) -> Ended:
    while True:
        try:
            event = events.get()
        except KeyboardInterrupt:
            app.assistant.cancel(handle)
            continue
        match event:
            case Progressed():
                console.progress(event)
            case Asked(consent=consent):
                app.assistant.consent(handle, agreed or _agrees(consent, console))
            case Finished() | Failed() | Cancelled():
                console.clear()
                return event
            case _:
                console.clear()


def _agrees(consent: Consent, console: Console) -> bool:
    console.say(
        _(
            "{characters} characters of your text would be sent to {host} ({label}, {model})."
        ).format(
            characters=consent.characters,
            host=consent.host,
            label=consent.label,
            model=consent.model,
        )
    )
    try:
        with Path("/dev/tty").open("r+", encoding="utf-8") as terminal:
            terminal.write(_("Send it? You are asked once per engine. [y/N] "))
            terminal.flush()
            return terminal.readline().strip().lower() in ("y", "yes", "o", "oui")
    except OSError:
        console.say(_("Nobody is here to agree: nothing was sent. Add --yes to agree."))
        return False


def _close(ended: Ended, request: Request, console: Console, *, as_json: bool) -> int:
    match ended:
        case Failed(error=error, partial=partial, record=record):
            console.error(error)
            if partial:
                console.say(
                    _("What had come is kept in the history, entry {record}.").format(record=record)
                )
            return 2 if isinstance(error, UsageError | SettingsError) and record is None else 1
        case Cancelled(partial=partial, record=record):
            console.say(_("Stopped."))
            if partial:
                console.say(
                    _("What had come is kept in the history, entry {record}.").format(record=record)
                )
            return 1
        case Finished(answers=answers):
            try:
                if as_json:
                    _write(json.dumps(_as_json(ended, request), ensure_ascii=False))
                else:
                    _print(answers, console)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise UserError(
                    "output_failed",
                    "output_kept",
                    record=ended.record,
                    reason=error.strerror or "",
                ) from error
    return 0


def _print(answers: tuple[Answer, ...], console: Console) -> None:
    for place, answer in enumerate(answers):
        if place:
            _write("\n---\n")
        _write(answer.text.removesuffix("\n"))
        for found in answer.findings:
            console.finding(found)


def _write(text: str) -> None:
    """Write to standard output at once; raise OSError where that is closed, or full."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError:
        # what is left in the buffer would be tried once more, and complained of, at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _as_json(ended: Finished, request: Request) -> dict[str, object]:
    seconds = ended.seconds
    return {
        "run": ended.record,
        "action": request.action,
        "engine": ended.target.engine,
        "model": ended.target.model,
        "source": request.text,
        "answers": [
            {
                "text": answer.text,
                "findings": [finding_as_json(found) for found in answer.findings],
            }
            for answer in ended.answers
        ],
        "usage": usage_as_json(ended.usage),
        "seconds": {
            "first_token": seconds.first_token,
            "total": seconds.total,
        },
    }
