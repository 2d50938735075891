"""Sentences about what there is to verify in an answer."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "element_lost": N_("Lost in the answer: {element}"),
    "element_doubled": N_("More than once in the answer: {element}"),
    "markup_changed": N_("The Markdown marks are not the same as in the text."),
    "language_wrong": N_("The answer does not seem to be in {language}."),
    "almost_unchanged": N_("Almost unchanged."),
    "answer_cut": N_("The answer stops before its end: the model reached its limit."),
    "basic_model": N_(
        "Basic model: read its answer closely. A better model is one command away: calame models."
    ),
    "test_model": N_(
        "Model for trials: what it writes makes little sense. A better model is one command away: "
        "calame models."
    ),
    "basic_model_french": N_(
        "Basic model: read this French closely. A better model is one command away: calame models."
    ),
    "basic_model_tone": N_(
        "Basic model: the tone may hardly change. A better model is one command away: "
        "calame models."
    ),
    "extractive_summary": N_(
        "Made without a model: the most telling sentences of your text, word for word."
    ),
}
