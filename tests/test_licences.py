import re
from importlib.metadata import requires

import pytest

from desktop.licences import Component, components, licence_text

LISTED = components()


def test_every_library_that_calame_names_is_listed() -> None:
    named = {
        re.match(r"[\w.-]+", entry)[0].lower()  # type: ignore[index]  # every entry has a name
        for entry in requires("calame") or ()
        if "extra" not in entry
    }
    assert named <= {component.name.lower().replace("_", "-") for component in LISTED}


def test_what_they_need_is_listed_too_and_tools_are_not() -> None:
    names = {component.name.lower() for component in LISTED}
    assert {"python", "calame", "shiboken6", "pydantic", "h11"} <= names
    assert not names & {"pytest", "mypy", "ruff", "pip", "hypothesis", "babel"}


@pytest.mark.parametrize("component", LISTED, ids=lambda component: component.name)
def test_each_has_a_version_a_licence_and_its_text(component: Component) -> None:
    assert component.version
    assert component.licence
    assert len(licence_text(component.name)) > 400


def test_qt_comes_with_the_lgpl_and_the_gpl_it_refers_to() -> None:
    text = licence_text("PySide6_Essentials")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_of_something_else_there_is_no_text() -> None:
    assert licence_text("no-such-library") == ""
