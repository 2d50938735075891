"""Ask before text leaves this machine for an engine the first time, naming what goes where."""

from desktop.engine.address import host_of
from desktop.errors import EngineError
from desktop.model import Consent, Place
from desktop.run.job import Job


async def permit(job: Job) -> None:
    """Return once the person has agreed; raise EngineError if not.

    Nobody is asked about an engine that could not be reached anyway: offline, or without its key.
    """
    target = job.target
    if target.place is Place.HERE or job.consented:
        return
    await job.admit()
    characters = sum(len(piece.body) for piece in job.pieces if piece.prose)
    allowed = await job.ask(
        Consent(
            target.engine,
            target.label,
            host_of(target.base_url),
            target.model,
            characters,
            target.place,
        )
    )
    if not allowed:
        raise EngineError("consent_refused", "consent_choose", label=target.label)
