"""The model file that tests run: fetched once by Calame's own means, kept outside the checkout."""

import asyncio
import os
from pathlib import Path

from desktop.catalog.models import read_models
from desktop.engine.fetch import fetch
from desktop.paths import resources

SMOLLM2 = "smollm2-135m"


def folder() -> Path:
    """Return the folder in which tests keep model files."""
    named = os.environ.get("CALAME_TEST_MODELS", "")
    return Path(named) if named else Path.home() / ".cache" / "calame-tests" / "models"


def smollm2() -> Path:
    """Return the file of SmolLM2, fetched if it is not there."""
    model = read_models(resources() / "models")[SMOLLM2]
    return asyncio.run(fetch(model, folder(), report=lambda _: None))
