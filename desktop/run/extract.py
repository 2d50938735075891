"""The answer where there is no model: a summary made of the text's own sentences."""

from typing import Literal

from desktop.language.summary import summarise
from desktop.model import Answer, Finding, Severity
from desktop.run.job import Job


def extract(job: Job) -> Answer:
    """Return the most telling sentences of the text, said to be just that."""
    text = summarise(job.request.text, _form(job), job.source_language)
    return Answer(text, (Finding("fallback", Severity.SHOULD, "extractive_summary"),))


def _form(job: Job) -> Literal["sentence", "bullets", "paragraph"]:
    match job.options.get("form"):
        case "sentence":
            return "sentence"
        case "bullets":
            return "bullets"
        case _:
            return "paragraph"
