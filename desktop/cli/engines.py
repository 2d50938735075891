"""`calame engines`: which engines there are, which one is in use, and whether one answers."""

import argparse
import asyncio
import json
from typing import TYPE_CHECKING

from desktop.catalog.models import read_models
from desktop.catalog.providers import read_presets
from desktop.choice import EngineChoice
from desktop.cli.console import Console
from desktop.engine.files import ModelFiles
from desktop.engine.local import LocalEngine
from desktop.engine.runner import Policy, Runner
from desktop.engine.targets import Targets
from desktop.errors import EngineError
from desktop.keys import Keys
from desktop.messages import gettext as _
from desktop.messages import interface_language, ngettext
from desktop.paths import Paths, resources
from desktop.settings import Settings, load

if TYPE_CHECKING:
    from desktop.engine.probe import Probe


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("engines", help="list the engines, or see whether one answers")
    parser.add_argument("--json", action="store_true")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    verbs.add_parser("list", help="every engine with its address, model and place")
    test = verbs.add_parser("test", help="ask an engine for its models; sends no text")
    test.add_argument("id", metavar="ID", nargs="?", default="", help="else the one in use")
    parser.set_defaults(function=run, verb="list")


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """List the presets or test one; a test that fails is told as an error."""
    language = interface_language()
    settings = load(paths.settings).settings
    targets = Targets(
        read_presets(resources() / "providers"), read_models(resources() / "models"), language
    )
    if arguments.verb == "test":
        found = asyncio.run(_test(targets, arguments.id, settings, paths))
        _tell(found, console, as_json=arguments.json)
        return 0
    _list(targets, settings, as_json=arguments.json)
    return 0


async def _test(targets: Targets, engine: str, settings: Settings, paths: Paths) -> "Probe":
    files = ModelFiles(paths.models, targets.models)
    runner = Runner(Keys(), files, targets, LocalEngine())
    target = targets.reach(EngineChoice(engine=engine), settings)
    try:
        return await runner.test(target, Policy(settings.offline, settings.mirror))
    finally:
        await runner.close()


def _tell(found: "Probe", console: Console, *, as_json: bool) -> None:
    if as_json:
        row = {"id": found.target.engine, "seconds": found.seconds, "models": list(found.models)}
        print(json.dumps(row, ensure_ascii=False))
    else:
        for model in found.models:
            print(model)
    count = len(found.models)
    console.say(
        ngettext(
            "{label} answered in {seconds} s and lists {count} model.",
            "{label} answered in {seconds} s and lists {count} models.",
            count,
        ).format(label=found.target.label, seconds=f"{found.seconds:.1f}", count=count)
    )
    if not found.knows_model:
        console.say(_("The model {model} is not among them.").format(model=found.target.model))


def _list(targets: Targets, settings: Settings, *, as_json: bool) -> None:
    listed: list[dict[str, object]] = []
    for preset in targets.presets.values():
        try:
            target = targets.resolve(EngineChoice(engine=preset.id), settings)
        except EngineError:
            address, model, place = preset.base_url, preset.model, ""
        else:
            address, model, place = target.base_url, target.model, target.place.value
        listed.append(
            {
                "id": preset.id,
                "label": preset.label.to(targets.language),
                "base_url": address,
                "model": model,
                "place": place,
                "needs_key": preset.needs_key,
                "in_use": preset.id == settings.engine,
            }
        )
    if as_json:
        print(json.dumps(listed, ensure_ascii=False))
        return
    for row in listed:
        mark = "●" if row["in_use"] else " "
        line = f"{mark} {row['id']:<10} {row['label']:<28} {row['model']:<26} {row['base_url']}"
        print(line.rstrip())
