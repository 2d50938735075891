"""How bad an answer is, to keep the better of several."""

from typing import Final

from desktop.model import Finding, Severity

_WEIGHTS: Final = {Severity.MUST: 100, Severity.SHOULD: 10, Severity.HINT: 1}


def weight(problems: tuple[Finding, ...]) -> int:
    """Return the weight of what there is to verify."""
    return sum(_WEIGHTS[problem.severity] for problem in problems)
