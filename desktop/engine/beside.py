"""Work with files beside the loop, so that a cancelled task leaves none of it behind."""

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

BLOCK: Final = 8 * 1024 * 1024
"""Bytes hashed at once: the longest that a cancelled task still works."""


async def in_thread(work: Callable[[], T]) -> T:
    """Do a short piece of work beside the loop, to its end even when the task is cancelled.

    What is cancelled never leaves a thread behind that still writes.
    """
    task = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()
        raise


async def digest(path: Path) -> str:
    """Hash a file beside the loop, block by block so that it can be cancelled."""
    state = hashlib.sha256()
    with path.open("rb") as stream:

        def step() -> bool:
            block = stream.read(BLOCK)
            state.update(block)
            return bool(block)

        while await in_thread(step):
            pass
    return state.hexdigest()
