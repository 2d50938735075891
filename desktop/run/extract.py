"""The answer where there is no model: a summary made of the text's own sentences."""

from desktop.language.summary import summarise
from desktop.model import Answer, Finding, Severity
from desktop.run.job import Job


def extract(job: Job) -> Answer:
    """Return the most telling sentences of the text, said to be just that."""
    form = job.options.get("form", "paragraph")
    text = summarise(job.request.text, form, job.source_language)
    return Answer(text, (Finding("fallback", Severity.SHOULD, "extractive_summary"),))
