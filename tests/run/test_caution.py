"""What is said of the model that wrote an answer."""

from collections.abc import AsyncIterator

import pytest

from desktop.catalog.actions import read_action
from desktop.catalog.models import read_models
from desktop.catalog.repairs import read_repairs
from desktop.model import Place, Request, Severity, Target
from desktop.paths import resources
from desktop.run.caution import cautions
from desktop.run.job import Job

MODELS = read_models(resources() / "models")
ACTIONS = {
    action.id: action for action in map(read_action, (resources() / "actions").glob("*.toml"))
}


async def nothing() -> None:
    """Stand for a step that is not taken."""


def job(action: str, source: str, answer: str) -> Job:
    async def ask(_consent: object) -> bool:
        return False

    async def none() -> AsyncIterator[object]:
        return
        yield

    return Job(
        run=1,
        request=Request(action, "Un texte."),
        action=ACTIONS[action],
        options={},
        target=Target("local", "", "", "m", Place.HERE, needs_key=False, timeout=1.0),
        source_language=source,
        answer_language=answer,
        repairs=read_repairs(resources() / "repairs.toml"),
        emit=lambda event: None,
        admit=nothing,
        prepare=nothing,
        complete=lambda messages, parameters: none(),  # type: ignore[arg-type,return-value]  # yields nothing
        ask=ask,
        keep=lambda partial: None,
        consented=True,
    )


@pytest.mark.parametrize(
    ("model", "action", "source", "answer", "told"),
    [
        ("qwen2.5-coder-1.5b", "rewrite", "en", "en", (Severity.HINT, "basic_model")),
        ("qwen2.5-coder-0.5b", "summarise", "fr", "fr", (Severity.HINT, "basic_model")),
        ("qwen2.5-coder-1.5b", "translate", "fr", "en", (Severity.HINT, "basic_model")),
        ("qwen2.5-coder-1.5b", "translate", "en", "fr", (Severity.SHOULD, "basic_model_french")),
        ("qwen2.5-coder-1.5b", "tone", "fr", "fr", (Severity.HINT, "basic_model_tone")),
        ("smollm2-135m", "rewrite", "en", "en", (Severity.SHOULD, "test_model")),
    ],
)
def test_a_model_that_is_not_good_is_told_of_once_whatever_it_did(
    model: str, action: str, source: str, answer: str, told: tuple[Severity, str]
) -> None:
    (found,) = cautions(job(action, source, answer), MODELS[model])
    assert (found.severity, found.id) == told and found.check == "model"


def test_nothing_is_said_of_a_good_model_or_of_one_that_is_not_known() -> None:
    assert cautions(job("translate", "en", "fr"), MODELS["qwen3.5-4b"]) == ()
    assert cautions(job("translate", "en", "fr"), None) == ()
