"""`calame engines`: which engines there are and which one is in use."""

import argparse
import json

from desktop.catalog.models import read_models
from desktop.catalog.providers import read_presets
from desktop.cli.console import Console
from desktop.engine.targets import Targets
from desktop.errors import EngineError
from desktop.messages import interface_language
from desktop.model import EngineChoice
from desktop.paths import Paths, resources
from desktop.settings import load


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("engines", help="list the engines")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=run)


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """Print every preset with its address, model and place."""
    language = interface_language()
    presets = read_presets(resources() / "providers")
    settings = load(paths.settings).settings
    targets = Targets(presets, read_models(resources() / "models"), language)
    listed: list[dict[str, object]] = []
    for preset in presets.values():
        try:
            target = targets.resolve(EngineChoice(engine=preset.id), settings)
        except EngineError:
            address, model, place = preset.base_url, preset.model, ""
        else:
            address, model, place = target.base_url, target.model, target.place.value
        listed.append(
            {
                "id": preset.id,
                "label": preset.label.to(language),
                "base_url": address,
                "model": model,
                "place": place,
                "needs_key": preset.needs_key,
                "in_use": preset.id == settings.engine,
            }
        )
    if arguments.json:
        print(json.dumps(listed, ensure_ascii=False))
        return 0
    for row in listed:
        mark = "●" if row["in_use"] else " "
        line = f"{mark} {row['id']:<10} {row['label']:<28} {row['model']:<26} {row['base_url']}"
        print(line.rstrip())
    return 0
