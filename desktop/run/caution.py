"""What a basic model is known to do badly, said beside its answer."""

from desktop.catalog.models import LocalModel
from desktop.model import Finding, Severity
from desktop.run.job import Job


def cautions(job: Job, model: LocalModel | None) -> tuple[Finding, ...]:
    """Return the caution for this run, the one that says most; none for a good model.

    Measured on the starter: English to French wrong in six texts of six, French tone often
    unchanged.
    """
    if model is None or model.level == "good":
        return ()
    severity, id = Severity.HINT, "basic_model"
    if model.level == "test":
        severity, id = Severity.SHOULD, "test_model"
    elif job.answer_language == "fr" and job.source_language != "fr":
        severity, id = Severity.SHOULD, "basic_model_french"
    elif job.answer_language == "fr" and job.action.group == "style":
        id = "basic_model_tone"
    return (Finding("model", severity, id),)
