"""Compose the messages of one piece, in the order that serves the engine's prefix cache.

Rules first, then the worked example, then the text: the first two are the same for every text that
an action goes over, so an engine that caches prefixes evaluates them once.
"""

from desktop.language.names import name
from desktop.model import Message
from desktop.run.fit import length
from desktop.run.job import Job, Piece


def compose(job: Job, piece: Piece) -> None:
    """Set the messages that ask for one piece."""
    language = job.prompt_language
    prompt = job.action.prompts[language]
    words = {
        "language": name(job.answer_language, language),
        "instruction": job.request.instruction.strip(),
    }
    example = prompt.example
    for option_id, value_id in job.options.items():
        value = job.action.options[option_id].values[value_id]
        words[option_id] = value.text.to(language)
        example = value.examples.get(language, example)
    if job.platform is not None:
        words["voice"] = job.platform.tone.to(language)
        words["shape"] = job.platform.structure.to(language)
        words["length"] = length(job, piece)
    messages = [Message("system", prompt.system.substitute(words, text="").strip())]
    if example is not None:
        messages += [
            Message("user", prompt.user.substitute(words, text=example.source).strip()),
            Message("assistant", example.answer.strip()),
        ]
    asked = prompt.user.substitute(words, text=piece.masked).strip()
    if piece.note:
        asked = "\n\n".join(part for part in (asked, prompt.repair, piece.note) if part)
    piece.messages = (*messages, Message("user", asked))
