"""What a basic model is known to do badly, said beside its answer."""

from desktop.catalog.models import LocalModel
from desktop.model import Finding, Severity
from desktop.run.job import Job


def cautions(job: Job, model: LocalModel | None) -> tuple[Finding, ...]:
    """Return the caution for this run, if one is due.

    Measured on the starter: English to French wrong in six texts of six, French tone often
    unchanged.
    """
    if model is None or model.level == "good" or job.answer_language != "fr":
        return ()
    if job.source_language != "fr":
        return (Finding("model", Severity.SHOULD, "basic_model_french"),)
    if job.action.group == "style":
        return (Finding("model", Severity.HINT, "basic_model_tone"),)
    return ()
