"""Set the answer to one piece by the typography of its language and its platform."""

from desktop.run.job import Job
from desktop.typography.edits import applied
from desktop.typography.fixes import fixes


def typeset(job: Job, answer: str) -> str:
    """Return an answer as it is set; as it is where none is wanted, or its language has none."""
    if job.typography is None:
        return answer
    return applied(answer, fixes(answer, job.typography))
