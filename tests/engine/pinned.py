"""Models made for a test: a payload, and the record that pins it."""

import hashlib
import random

from desktop.catalog.models import Carrier, LocalModel
from desktop.catalog.wording import Wording

NAME = "Little 1B"


def payload(size: int, seed: int = 1) -> bytes:
    """Make bytes that begin like a model file and do not compress."""
    return b"GGUF" + random.Random(seed).randbytes(size - 4)


def pin(
    data: bytes,
    url: str,
    *,
    id: str = "little",
    level: str = "basic",
    memory: int = 1,
    carrier: Carrier | None = None,
) -> LocalModel:
    """Make the record of a model whose file is exactly this data."""
    return LocalModel(
        id=id,
        order=1,
        label=Wording(NAME, NAME),
        note=Wording("For tests.", "Pour les tests."),
        level=level,
        licence="none",
        languages=("en",),
        file=f"{id}.gguf",
        size=len(data),
        memory=memory,
        sha256=hashlib.sha256(data).hexdigest(),
        url=url,
        carrier=carrier,
        template={},
    )
