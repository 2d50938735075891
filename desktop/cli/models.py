"""`calame models`: the model files of the local engine."""

import argparse
import asyncio
import json
from collections.abc import Collection

from desktop.catalog.models import LocalModel, read_models
from desktop.cli.console import Console
from desktop.engine.fetch import Transfer, fetch
from desktop.engine.files import ModelFiles
from desktop.engine.room import cores, free_memory
from desktop.errors import ModelFileError, UsageError
from desktop.events import Progressed, Stage
from desktop.messages import gettext as _
from desktop.messages import interface_language
from desktop.paths import Paths, resources
from desktop.settings import load


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command's arguments."""
    parser = commands.add_parser("models", help="list, get or remove model files")
    parser.add_argument("--json", action="store_true")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    verbs.add_parser("list", help="the models that can be had, and which are here")
    for verb, help_text in (("get", "fetch a model; goes on where it stopped"), ("remove", "")):
        below = verbs.add_parser(verb, help=help_text)
        below.add_argument("id", metavar="ID")
    parser.set_defaults(function=run, verb="list")


def run(arguments: argparse.Namespace, paths: Paths, console: Console) -> int:
    """List the models, fetch one or remove one."""
    models = read_models(resources() / "models")
    files = ModelFiles(paths.models, models)
    if arguments.verb in (None, "list"):
        _list(tuple(models.values()), files, as_json=arguments.json)
        return 0
    model = models.get(arguments.id)
    if model is None:
        raise UsageError(
            "model_id_unknown", "model_ids", model=arguments.id, models=", ".join(models)
        )
    if arguments.verb == "remove":
        files.remove(model.id)
        console.say(_("{model} is removed.").format(model=model.label.to(interface_language())))
        return 0
    settings = load(paths.settings).settings
    if settings.offline and files.path_of(model.id) is None:
        raise ModelFileError("model_offline", "offline_switch", model=model.label.to("en"))

    def tell(transfer: Transfer) -> None:
        console.progress(
            Progressed(
                0,
                Stage.FETCHING,
                done=transfer.done,
                total=transfer.total,
                remaining=transfer.remaining,
                rate=transfer.rate,
                subject=model.label.to(interface_language()),
            )
        )

    paths.make_home()
    path = asyncio.run(fetch(model, paths.models, mirror=settings.mirror, report=tell))
    console.clear()
    print(path)
    return 0


def _list(models: Collection[LocalModel], files: ModelFiles, *, as_json: bool) -> None:
    language = interface_language()
    advised = files.recommended(free_memory(), cores()).id
    installed = {model.id for model in files.installed()}
    rows = [
        {
            "id": model.id,
            "label": model.label.to(language),
            "level": model.level,
            "licence": model.licence,
            "size": model.size,
            "memory": model.memory,
            "languages": list(model.languages),
            "installed": model.id in installed,
            "recommended": model.id == advised,
            "note": model.note.to(language),
        }
        for model in models
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    for row, model in zip(rows, models, strict=True):
        here = "●" if row["installed"] else " "
        advice = "  ← " + _("recommended for this computer") if row["recommended"] else ""
        print(f"{here} {model.id:<20} {model.size / 1e9:5.1f} GB  {model.level:<6}{advice}")
        print(f"    {row['note']}")
