"""The history page over a real store, moved by keys and mouse."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.errors import EngineError, UserError
from desktop.messages import finding, sentence
from desktop.model import Answer, Finding, Outcome, Place, Request, Seconds, Severity, Usage
from desktop.store.records import RunRecord, Verdict
from tests.store.opened import TARGET, WAIT, places
from tests.store.test_history_filters import date_back
from ui.figures import Figures
from ui.history.filters import first_day
from ui.history.page import HistoryPage
from ui.history.reading import View
from ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
SOURCE = "Notre boutique ouvre lundi à neuf heures et vend de belles chaises."
ANSWER = "Notre boutique ouvre lundi à neuf heures et propose de belles chaises."
ERROR = EngineError("engine_silent", "later", label="Le moteur", seconds=20)
CAUTION = Finding("copy", Severity.SHOULD, "nearly_source", {})


class Archive:
    """A core with its store, the page over it, and what a person does there."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.app = App.open(places(folder), lambda event: None)
        self.page: HistoryPage | None = None

    def run(
        self,
        text: str = SOURCE,
        *answers: str,
        action: str = "rewrite",
        outcome: Outcome = Outcome.DONE,
        partial: str = "",
        instruction: str = "",
        engine: str = "local",
        findings: tuple[Finding, ...] = (),
        error: UserError = ERROR,
    ) -> int:
        runs = self.app.store.runs
        options = {"to": "en"} if action == "translate" else {}
        request = Request(action, text, options, instruction)
        place = Place.HERE if engine == "local" else Place.INTERNET
        target = replace(TARGET, engine=engine, place=place)
        run = runs.begin(request, target, "fr").result(WAIT)
        whole = tuple(Answer(answer, findings) for answer in answers)
        told = error if outcome is Outcome.FAILED else None
        runs.finish(run, outcome, whole, partial, Usage(320, 118, 0), Seconds(1, 4), told)
        return run

    def open(self, width: int = 1100, count: int | None = None) -> HistoryPage:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        page = self.page = HistoryPage(Theme(application, "light"), Figures("en"))
        self.qtbot.addWidget(page)
        page.resize(width, 700)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.attach(self.app)
        self.wait(lambda: not page.found.is_waiting)
        if count is not None:
            self.wait(lambda: page.found.rowCount() == count)
        self.read()
        return page

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    def read(self) -> None:
        """Wait until the current run is read."""
        page = self.page
        assert page is not None

        def there() -> bool:
            hit, record = page.rows.current(), page.detail.record
            return hit is None or (record is not None and record.id == hit.id)

        self.wait(lambda: not page.found.is_waiting)
        self.wait(there)

    def shown(self) -> list[int]:
        assert self.page is not None
        hits = (self.page.found.hit(row) for row in range(self.page.found.rowCount()))
        return [hit.id for hit in hits if hit is not None]

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()


@pytest.fixture
def archive(qtbot: QtBot, tmp_path: Path) -> Iterator[Archive]:
    made = Archive(qtbot, tmp_path)
    yield made
    if made.page is not None:
        made.page.hide()
    made.app.close()


def test_typing_finds_and_the_newest_is_read(archive: Archive) -> None:
    first = archive.run("Une campagne d’été.", "La campagne d’été.")
    second = archive.run("Une lettre.", "La lettre.")
    page = archive.open(count=2)
    assert archive.shown() == [second, first]
    assert page.detail.record is not None and page.detail.record.id == second
    page.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "CAMP")
    archive.wait(lambda: archive.shown() == [first])
    archive.read()
    marks = page.detail.reading.text.extraSelections()
    assert {mark.cursor.selectedText() for mark in marks} == {"campagne"}
    archive.press(Qt.Key.Key_Escape)
    archive.wait(lambda: archive.shown() == [second, first])


def test_what_an_earlier_search_brings_late_is_dropped(archive: Archive) -> None:
    wanted = archive.run("Une campagne.", "-")
    archive.run("Une lettre.", "-")
    page = archive.open(count=2)
    for query in ("lettre", "lettre x", "campagne"):
        page.found.search(query, page.finding.filters.wanted())
    archive.wait(lambda: not page.found.is_waiting)
    assert archive.shown() == [wanted]
    QTest.qWait(50)
    assert archive.shown() == [wanted]


def test_filters_are_chosen_by_keys_and_cleared_by_a_button(archive: Archive) -> None:
    rewritten = archive.run()
    translated = archive.run(action="translate")
    failed = archive.run(action="translate", outcome=Outcome.FAILED, engine="openai")
    page = archive.open(count=3)
    filters = page.finding.filters
    filters.action.setFocus()
    while filters.action.value() != "translate":
        archive.press(Qt.Key.Key_Down)
    archive.wait(lambda: archive.shown() == [failed, translated])
    filters.outcome.setCurrentIndex(filters.outcome.findData("done"))
    archive.wait(lambda: archive.shown() == [translated])
    archive.click(filters.star)
    archive.wait(lambda: archive.shown() == [])
    assert page.finding.stack.currentWidget() is page.finding.blank
    archive.click(page.finding.blank.button)
    archive.wait(lambda: archive.shown() == [failed, translated, rewritten])
    filters.engine.setCurrentIndex(filters.engine.findData("openai"))
    archive.wait(lambda: archive.shown() == [failed])


def test_a_period_shows_only_its_days(archive: Archive) -> None:
    runs = [archive.run(f"Texte {number}.") for number in range(4)]
    now = datetime.now(UTC)
    for run, days in zip(runs, (800, 20, 5, 0), strict=True):
        date_back(archive.app.store, run, now - timedelta(days=days))
    page = archive.open(count=4)
    for name, expected in (("today", 1), ("week", 2), ("month", 3)):
        chip = page.finding.filters.period
        chip.setCurrentIndex(chip.findData(name))
        archive.wait(lambda expected=expected: archive.shown() == runs[::-1][:expected])


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("today", date(2026, 3, 1)),
        ("week", date(2026, 2, 23)),
        ("month", date(2026, 1, 31)),
        ("year", date(2026, 1, 1)),
        ("", None),
    ],
)
def test_periods_end_today(name: str, first: date | None) -> None:
    assert first_day(name, date(2026, 3, 1)) == first


def test_keys_move_through_more_runs_than_are_loaded(archive: Archive) -> None:
    def fill() -> None:
        archive.app.store.submit(
            lambda database: (
                database.execute(
                    "INSERT INTO runs (session, action, engine, model, place, language, outcome,"
                    " started_at, source_opening, options, instruction, source)"
                    " WITH RECURSIVE n(i) AS"
                    " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                    " SELECT '', 'rewrite', 'local', 'm', 'here', 'fr', 'done',"
                    " '2026-01-01T00:00:00.000+00:00', 'Texte ' || i, '{}', '',"
                    " 'Texte ' || i FROM n"
                ).rowcount
            )
        ).result(WAIT)

    fill()
    page = archive.open()
    assert 0 < page.found.rowCount() < 1000
    page.setFocus()
    archive.press(Qt.Key.Key_Down)
    assert page.rows.hasFocus()
    for _ in range(60):
        if page.found.rowCount() == 1000:
            break
        before = page.found.rowCount()
        archive.press(Qt.Key.Key_End)
        archive.wait(lambda before=before: page.found.rowCount() > before)
    assert page.found.rowCount() == 1000
    archive.press(Qt.Key.Key_End)
    archive.read()
    assert page.detail.reading.shown() == "Texte 1"
    archive.press(Qt.Key.Key_PageUp)
    archive.press(Qt.Key.Key_Home)
    archive.read()
    assert page.detail.reading.shown() == "Texte 1000"
    archive.press(Qt.Key.Key_Up)
    assert page.finding.field.hasFocus()


def test_a_run_shows_its_changes_answer_source_and_cost(archive: Archive) -> None:
    run = archive.run(SOURCE, ANSWER, instruction="Plus vif.", findings=(CAUTION,))
    archive.app.store.runs.verdict(run, 0, Verdict.PARTLY, "Notre boutique ouvre.").result(WAIT)
    page = archive.open(count=1)
    detail, reading = page.detail, page.detail.reading
    assert reading.view is View.CHANGES
    for part in ("vend", "propose"):
        assert part in reading.text.toPlainText()
    for view, text in (
        (View.ANSWER, ANSWER),
        (View.SOURCE, SOURCE),
        (View.TAKEN, "Notre boutique ouvre."),
    ):
        archive.click(reading.choices[view])
        assert reading.text.toPlainText() == text
    assert "Plus vif." in detail.instruction.text()
    assert "On this computer" in detail.place.text()
    assert "320" in detail.cost.text() and "118" in detail.cost.text()
    assert detail.verdict.isVisible() and "part" in detail.verdict.text()
    assert not detail.findings.isHidden()
    archive.click(detail.findings.summary)
    assert finding(CAUTION) in {
        child.text() for child in detail.findings.findChildren(type(detail.verdict))
    }


def test_a_long_text_is_compared_without_holding_the_window(archive: Archive) -> None:
    source = "\n".join(f"{SOURCE} {number}" for number in range(300))
    archive.run(source, source.replace("vend", "propose"))
    page = archive.open(count=1)
    archive.wait(lambda: page.detail.reading.view is View.CHANGES)
    assert page.detail.reading.text.text() == source.replace("vend", "propose")


def test_versions_can_be_switched(archive: Archive) -> None:
    archive.run(SOURCE, ANSWER, "Une tout autre phrase.")
    page = archive.open(count=1)
    buttons = [
        button
        for button in page.detail.findChildren(QPushButton)
        if button.accessibleName().startswith("Version")
    ]
    archive.click(buttons[1])
    assert page.detail.reading.view is View.ANSWER
    assert page.detail.reading.text.toPlainText() == "Une tout autre phrase."
    archive.click(buttons[0])
    assert page.detail.reading.view is View.CHANGES


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (Outcome.FAILED, sentence(ERROR)),
        (Outcome.CANCELLED, "You stopped it"),
        (Outcome.INTERRUPTED, "Calame ended"),
    ],
)
def test_a_run_that_came_to_nothing_says_why_and_keeps_what_had_come(
    archive: Archive, outcome: Outcome, word: str
) -> None:
    archive.run(outcome=outcome, partial="Notre boutique")
    page = archive.open(count=1)
    assert word in page.detail.end.text() and page.detail.end.isVisible()
    said = page.found.data(page.rows.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert outcome.value in str(said).lower().replace("stopped", "cancelled")
    assert SOURCE in str(said)
    assert page.detail.advice.text()
    assert page.detail.reading.text.toPlainText() == "Notre boutique"


def test_a_run_that_was_not_allowed_out_is_not_said_to_have_been_sent(archive: Archive) -> None:
    refused = EngineError("consent_refused", "consent_choose", label="OpenAI")
    archive.run(engine="openai", outcome=Outcome.FAILED, error=refused)
    archive.run(engine="openai", outcome=Outcome.FAILED)
    page = archive.open(count=2)
    assert "text was sent" in page.detail.place.text()
    page.rows.go_to(1)
    archive.read()
    assert "OpenAI" in page.detail.place.text() and "sent" not in page.detail.place.text()
    assert "Nothing was sent" in page.detail.end.text()
    assert page.detail.end.property("severity") == "hint"
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [str(page.found.data(page.found.index(row, 0), role)) for row in range(2)]
    assert "Failed" in told[0] and "Not sent" not in told[0]
    assert "Not sent" in told[1] and "Failed" not in told[1]


def test_enter_takes_a_run_up_again_and_copy_takes_its_answer(archive: Archive) -> None:
    archive.run(SOURCE, ANSWER, action="translate", instruction="Vite.")
    page = archive.open(count=1)
    page.rows.setFocus()
    with archive.qtbot.waitSignal(page.reuse) as taken:
        archive.press(Qt.Key.Key_Return)
    record = taken.args[0]
    assert isinstance(record, RunRecord)
    assert (record.action, record.options, record.instruction) == (
        "translate",
        {"to": "en"},
        "Vite.",
    )
    archive.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == ANSWER
    archive.click(page.detail.reading.choices[View.SOURCE])
    archive.click(page.detail.copy_button)
    assert QGuiApplication.clipboard().text() == SOURCE
    QGuiApplication.clipboard().clear()
    with archive.qtbot.waitSignal(page.reuse):
        archive.click(page.detail.reuse_button)
    with archive.qtbot.waitSignal(page.restore) as opened:
        archive.click(page.detail.open_button)
    assert opened.args == [SOURCE]
    with archive.qtbot.waitSignal(page.left):
        page.rows.setFocus()
        archive.press(Qt.Key.Key_Escape)


def test_a_star_is_given_by_its_key_and_taken_by_its_button(archive: Archive) -> None:
    run = archive.run()
    page = archive.open(count=1)

    def starred() -> bool:
        record = archive.app.store.runs.get(run, None).result(WAIT)
        hit = page.rows.current()
        assert record is not None and hit is not None
        return record.starred and hit.starred and page.detail.star_button.text() == "★"

    page.rows.setFocus()
    archive.press(Qt.Key.Key_S)
    archive.wait(starred)
    archive.click(page.detail.star_button)
    archive.wait(lambda: page.detail.star_button.text() == "☆")
    assert not starred()
    archive.press(Qt.Key.Key_Asterisk)
    archive.wait(starred)


def test_deleting_can_be_undone_by_the_button_and_by_keys(archive: Archive) -> None:
    runs = [archive.run(f"Texte {number}.") for number in range(3)]
    page = archive.open(count=3)
    page.rows.setFocus()
    archive.press(Qt.Key.Key_Down)
    for left in ([runs[2], runs[0]], [runs[2]]):
        archive.press(Qt.Key.Key_Delete)
        archive.wait(lambda left=left: archive.shown() == left)
    archive.read()
    assert page.detail.record is not None and page.detail.record.id == runs[2]
    assert page.finding.notice.isVisible()
    archive.click(page.finding.notice.button)
    archive.wait(lambda: archive.shown() == [runs[2], runs[0]])
    archive.read()
    assert page.detail.record is not None and page.detail.record.id == runs[0]
    archive.press(Qt.Key.Key_Z, CONTROL)
    archive.wait(lambda: archive.shown() == runs[::-1])


def test_deleting_all_asks_and_names_how_many(archive: Archive) -> None:
    for number in range(30):
        archive.run(f"Texte {number}.")
    page = archive.open(count=30)

    def box() -> QMessageBox:
        archive.wait(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QMessageBox)
        return shown

    page.erasure.ask_for_all()
    asked = box()
    assert "30" in asked.text()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    archive.wait(lambda: QApplication.activeModalWidget() is None)
    assert archive.app.store.runs.count(None).result(WAIT).runs == 30

    page.detail.erase_all.emit()
    asked = box()
    yes = next(
        button
        for button in asked.buttons()
        if asked.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole
    )
    archive.click(yes)
    archive.wait(lambda: page.found.rowCount() == 0)
    archive.wait(lambda: page.finding.stack.currentWidget() is page.finding.blank)
    assert "30" in page.finding.notice.words.text()
    assert archive.app.store.runs.count(None).result(WAIT).runs == 0


def test_without_a_history_one_sentence_and_one_action(archive: Archive) -> None:
    page = archive.open()
    assert page.finding.stack.currentWidget() is page.finding.blank
    assert page.finding.blank.words.text()
    with archive.qtbot.waitSignal(page.left):
        archive.click(page.finding.blank.button)


def test_runs_made_elsewhere_are_there_when_the_page_is_shown_again(archive: Archive) -> None:
    first = archive.run()
    page = archive.open(count=1)
    page.hide()
    second = archive.run()
    page.show()
    archive.wait(lambda: archive.shown() == [second, first])
    archive.read()
    assert page.detail.record is not None and page.detail.record.id == first


def test_a_narrow_page_shows_one_side_at_a_time(archive: Archive) -> None:
    archive.run(SOURCE, ANSWER)
    page = archive.open(width=560, count=1)
    assert page.rows.isVisible() and not page.detail.isVisible()
    page.rows.setFocus()
    archive.press(Qt.Key.Key_Return)
    assert page.detail.isVisible() and not page.rows.isVisible()
    with archive.qtbot.waitSignal(page.reuse):
        archive.press(Qt.Key.Key_Space)
    archive.press(Qt.Key.Key_Escape)
    assert page.rows.isVisible() and not page.detail.isVisible()
    page.start_search()
    assert page.finding.field.hasFocus()


@pytest.mark.parametrize("width", [560, 736, 980, 1400])
def test_nothing_is_cut_and_everything_has_a_name(archive: Archive, width: int) -> None:
    archive.run(SOURCE, ANSWER, ANSWER + " Et bien d’autres.", findings=(CAUTION,))
    page = archive.open(width=width, count=1)
    assert page.width() == width
    area = QRect(QPoint(), page.size())
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()
            assert button.width() >= button.sizeHint().width()
            place = QRect(button.mapTo(page, QPoint()), button.size())
            assert area.contains(place)


def test_moments_are_told_as_people_tell_them() -> None:
    figures, now = Figures("en"), datetime(2026, 3, 5, 15, 0).astimezone()
    for passed, words in (
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=7), "7 min ago"),
        (timedelta(hours=3), "3 h ago"),
        (timedelta(days=1), "4 Mar"),
        (timedelta(days=400), "29 Jan 2025"),
    ):
        assert figures.ago(now - passed, now) == words
    french = Figures("fr")
    assert french.ago(now - timedelta(days=1), now) == "4 mars"
    assert french.moment(now) == "5 mars 2026, 15:00"
