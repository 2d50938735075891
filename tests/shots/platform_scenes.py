"""Scenes of what a text is counted for: meters, previews, the page of the platforms."""

from tests.shots.registry import scene
from tests.shots.stage import Stage
from ui.platforms.page import PlatformsPage
from ui.preview.prose import Prose


def counted(stage: Stage, text: str, platform: str) -> None:
    """Open a text that is counted for a platform, and wait for what is said of it."""
    stage.open(text)
    stage.data.add(text)
    measuring = stage.window.measuring
    measuring.library.have(lambda: measuring.count_for(platform))
    stage.wait(lambda: measuring.station is not None)
    said: list[bool] = []
    assert measuring.station is not None
    measuring.station.advised.connect(lambda: said.append(True))
    stage.wait(lambda: said)
    stage.pump(0.3)
    stage.data.add(stage.window.windowTitle().removesuffix(" – Calame"))


@scene(dense=True)
def meter_sms(stage: Stage) -> None:
    """Three SMS that could be one, and what leaves the short alphabet."""
    counted(stage, stage.words.sms, "sms")
    findings = stage.window.measuring.foot.meter.findings.summary
    findings.setChecked(True)


@scene(dense=True)
def meter_x(stage: Stage) -> None:
    """A post for X near its limit."""
    counted(stage, stage.words.short_post, "x")


@scene()
def meter_over(stage: Stage) -> None:
    """A post for X that is too long."""
    counted(stage, f"{stage.words.short_post} {stage.words.sentences[0]}", "x")


@scene(width=880)
def meter_narrow(stage: Stage) -> None:
    """Several boxes, in a narrow window."""
    counted(stage, stage.words.article, "google_ads")


@scene()
def count_for(stage: Stage) -> None:
    """The choice of a platform."""
    stage.open(stage.words.article)
    stage.command("count_for")
    stage.wait(lambda: stage.window.measuring.library.platforms)


@scene(dense=True)
def preview_fold(stage: Stage) -> None:
    """A post folded with “see more”."""
    counted(stage, stage.words.article, "linkedin")
    stage.command("preview")
    stage.pump(0.2)


@scene()
def preview_sms(stage: Stage) -> None:
    """An SMS as it is sent."""
    counted(stage, stage.words.sms, "sms")
    stage.command("preview")
    stage.pump(0.2)
    stage.data |= {prose.text() for prose in stage.window.findChildren(Prose)}


@scene()
def preview_search(stage: Stage) -> None:
    """An advertisement with several titles."""
    heads = "\n".join(stage.words.titles[:2])
    counted(stage, f"headlines: {heads}\ndescriptions: {stage.words.sentences[0]}", "google_ads")
    stage.data |= set(stage.words.titles)
    stage.command("preview")
    stage.pump(0.2)


@scene(dense=True)
def platforms(stage: Stage) -> None:
    """The page of the platforms."""
    stage.open(stage.words.article)
    stage.command("platforms")
    page = stage.window.pages.page("platforms")
    assert isinstance(page, PlatformsPage)
    stage.wait(lambda: page.platform is not None)


@scene()
def platforms_refused(stage: Stage) -> None:
    """A value that cannot be used, and one that was saved."""
    platforms(stage)
    page = stage.window.pages.page("platforms")
    assert isinstance(page, PlatformsPage)
    page.form.controls["field.low"].settled.emit("many")
    page.form.controls["field.hard"].settled.emit("300")
    stage.wait(lambda: page.platform is not None and page.platform.own)
    stage.pump(0.1)
    page.area.ensureWidgetVisible(page.form.rows["field.fold_mobile"])
