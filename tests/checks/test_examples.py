"""The two examples of each platform: one has nothing to verify, in the other all is found."""

import pytest

from desktop.catalog.platforms import read_platforms
from desktop.checks.platform import boxes_of, check_platform
from desktop.messages import finding, use
from desktop.model import Severity
from desktop.paths import resources

PLATFORMS, _ = read_platforms(resources() / "platforms")


@pytest.mark.parametrize("id", PLATFORMS)
def test_the_fitting_example_fits(id: str) -> None:
    platform = PLATFORMS[id]
    filled = boxes_of(platform, platform.examples.fitting)
    assert filled
    assert check_platform(platform, filled) == ()


@pytest.mark.parametrize("id", PLATFORMS)
def test_what_the_failing_example_is_for_is_found(id: str) -> None:
    platform = PLATFORMS[id]
    found = check_platform(platform, boxes_of(platform, platform.examples.failing))
    assert {each.id for each in found} == set(platform.examples.finds) != set()
    assert [each.severity for each in found] == sorted(
        (each.severity for each in found), key=list(Severity).index
    )


@pytest.mark.parametrize("id", PLATFORMS)
def test_a_finding_is_worded_and_its_spans_lie_in_its_box(id: str) -> None:
    platform = PLATFORMS[id]
    filled = boxes_of(platform, platform.examples.failing)
    texts = {(box.field.id, box.number): box.text for box in filled}
    for each in check_platform(platform, filled):
        text = texts.get((str(each.parameters["field"]), int(each.parameters["box"])), "")
        assert all(0 <= start < end <= len(text) for start, end in each.answer_spans)
        for language in ("fr", "en"):
            use(language)
            words = finding(each)
            assert words != each.id and "{" not in words
