"""Scenes of typography: the text set, and its section of the settings."""

from tests.shots.page_scenes import settings_page
from tests.shots.registry import scene
from tests.shots.stage import Stage


@scene()
def typography_fixed(stage: Stage) -> None:
    """The whole text was set; the notice offers to undo it."""
    quotes = 'dit "l\'essentiel"!' if stage.language == "fr" else 'said "that\'s it" !'
    text = stage.words.article + f"\n\n{quotes}\n"
    stage.open(text)
    stage.command("typography")
    stage.wait(stage.window.cabinet.strip.isVisible)
    stage.pump(0.1)


@scene(dense=True)
def settings_typography(stage: Stage) -> None:
    """The section of typography, with its rules."""
    stage.open(stage.words.article)
    page = settings_page(stage, "typography")
    page.typography.more.click()
    stage.pump(0.2)
    page.open_section("typography")
    stage.pump(0.2)
