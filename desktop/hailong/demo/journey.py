"""The whole journey through the real widgets: import, rate by keyboard, send, network cut and back, read offline."""

import importlib.util
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hailong.app.start import make_application
from hailong.app.window import Workstation
from hailong.demo.console import Console, browser
from hailong.demo.report import CheckFailedError, Report
from hailong.demo.stage import Stage
from hailong.domain.declaration import is_ratable
from hailong.domain.delivery import OutboxSummary
from hailong.domain.sheet import SheetState
from hailong.qtbridge.sheets import Mode
from hailong.qtbridge.sync import Standing
from hailong.store.interfaces import DeclarationQuery, SentQuery, SentSheet, Tab
from hailong.ui.legal.documents_page import DocumentsPage
from hailong.ui.main_window import DEFAULT_SIZE
from hailong.ui.navigation import PageId

_PATIENCE_SECONDS = 60


def make_journey(folder: Path, report: Report) -> None:
    """Make every step and write it into ``report``; raises what went wrong in the step that failed."""
    application = make_application()
    stage = Stage(folder)
    try:
        with report.step("Set the stage: central service, enrolment for two enterprises, ECUS folder"):
            stage.set_up()
            report.check("the service answers and this workstation is enrolled", stage.core.store.mirror.enrolment())
            report.check("200 or more invented declarations were written", len(stage.declarations) >= 200)
        workstation = Workstation(application, stage.core)
        try:
            Journey(stage, workstation, report).make()
        finally:
            workstation.close()
    finally:
        stage.tear_down()


class Journey:
    """The steps, in order. What is done is done by keys and clicks; facts are read from the screen and the store."""

    def __init__(self, stage: Stage, workstation: Workstation, report: Report) -> None:
        self._stage = stage
        self._workstation = workstation
        self._window = workstation.window
        self._report = report

    def make(self) -> None:
        """All steps."""
        self._open()
        self._import()
        first = self._rate_with_edit()
        self._see_received(first)
        second = self._rate_offline()
        self._read_documents_offline()
        self._network_back(second)
        self._staff_see([first, second])

    # --- steps ----------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        with self._report.step("Open the window: an empty list says what to do"):
            self._window.resize(*DEFAULT_SIZE)  # the screen of a machine without one is smaller than anybody's
            self._workstation.show()
            page = self._workstation.declarations
            self._wait("the empty list speaks", page.empty.isVisible)
            self._wait("the service was reached", lambda: self._standing() is Standing.ONLINE)
            self._picture("empty")

    def _import(self) -> None:
        with self._report.step("Import the ECUS folder: lists, XML exports, prints"):
            self._window.import_folder(str(self._stage.exports))
            self._wait("the import has ended", lambda: not self._workstation.imports.is_running)
            counts = self._workstation.core.store.declarations.counts(DeclarationQuery())
            expected = [declaration for declaration in self._stage.declarations if declaration.number]
            self._report.check(f"all {len(expected)} declarations came in", counts[Tab.ALL] == len(expected))
            ratable = sum(is_ratable(declaration.status) for declaration in expected)
            self._report.check(f"the {ratable} ratable ones wait to be rated", counts[Tab.UNRATED] == ratable)
            model = self._workstation.list.model
            self._wait("the list shows them", lambda: model.rowCount() == counts[Tab.UNRATED])
            self._picture("unrated")

    def _rate_with_edit(self) -> str:
        with self._report.step("Rate the first declaration by keyboard, record, review, edit, send"):
            number = self._open_first()
            self._picture("sheet")
            self._keys("4")
            self._wait("four stars are given", lambda: self._levels() == [4])
            self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self._wait("the review is read-only", lambda: self._mode() is Mode.REVIEWING)
            self._picture("review")
            self._key(Qt.Key.Key_Escape)
            self._wait("Edit goes back", lambda: self._mode() is Mode.EDITING)
            self._focus_first_line()
            self._keys("5")
            self._wait("five stars are given", lambda: self._levels() == [5])
            self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self._wait("the review is back", lambda: self._mode() is Mode.REVIEWING)
            self._key(Qt.Key.Key_Return)
            self._wait("the sheet was saved", lambda: self._sent(number) is not None)
            self._wait("the next unrated declaration is open", lambda: self._open_number() not in ("", number))
            self._picture("sent-and-next")
            return number

    def _see_received(self, number: str) -> None:
        with self._report.step("The service has received it and answered with a signed receipt"):
            self._wait("the receipt was verified and stored", lambda: self._state(number) is SheetState.RECEIVED)
            self._show(PageId.SENT)
            sent = self._sent(number)
            self._report.check("it bears a receipt number", sent and sent.receipt and sent.receipt.number)
            self._picture("sent-page")
            self._show(PageId.DECLARATIONS)

    def _rate_offline(self) -> str:
        with self._report.step("Cut the network; a second rating is saved and waits"):
            assert self._stage.cable is not None
            self._stage.cable.cut()
            number = self._open_first()
            for key in ("2",):
                self._keys(key)
            self._wait("two stars are given", lambda: self._levels() == [2])
            self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self._wait("details are asked for, and may be left out", lambda: self._mode() is Mode.REVIEWING)
            self._key(Qt.Key.Key_Return)
            self._wait("the sheet was saved", lambda: self._sent(number) is not None)
            self._wait("the window says that it is offline", lambda: self._standing() is Standing.OFFLINE)
            self._wait("one sheet waits", lambda: self._summary().waiting == 1)
            self._report.check("it is queued, with the reason", self._state(number) is SheetState.QUEUED)
            self._picture("offline")
            return number

    def _read_documents_offline(self) -> None:
        with self._report.step("Read legal documents with the network off"):
            self._show(PageId.DOCUMENTS)
            page = self._window.page(PageId.DOCUMENTS)
            assert isinstance(page, DocumentsPage)
            self._wait("a document is open", lambda: page.pane.document is not None)
            self._report.check("the network is off", self._standing() is Standing.OFFLINE)
            kept = self._workstation.core.store.legal.get
            document = page.pane.document
            self._report.check("it is kept on this machine", document and kept(document.id))
            self._report.check("its number is on the screen", document and document.number in self._text_of(page))
            self._picture("documents-offline")
            self._show(PageId.DECLARATIONS)

    def _network_back(self, number: str) -> None:
        with self._report.step("The network is back: what waited is delivered"):
            assert self._stage.cable is not None
            self._stage.cable.plug_in()
            self._key(Qt.Key.Key_F5)
            self._wait("the second receipt came", lambda: self._state(number) is SheetState.RECEIVED)
            self._wait("nothing waits any more", lambda: self._summary().waiting == 0)
            self._wait("the window says that it is online", lambda: self._standing() is Standing.ONLINE)
            self._show(PageId.SENT)
            self._picture("both-received")

    def _staff_see(self, numbers: list[str]) -> None:
        with self._report.step("A member of staff signs in to the console and finds both"):
            console = Console(self._stage.service)
            self._report.check("signed in", console.sign_in())
            html = "".join(console.sheets().split())
            for number in numbers:
                sent = self._sent(number)
                receipt = sent.receipt.number if sent and sent.receipt else ""
                self._report.check("the console lists a received sheet by its receipt", receipt and receipt in html)
            chromium = browser()
            if chromium and importlib.util.find_spec("playwright"):
                playwright = importlib.import_module("playwright.sync_api")
                self._report.picture("console", lambda path: console.picture(path, playwright, chromium))

    # --- hands ----------------------------------------------------------------------------------------------------

    def _open_first(self) -> str:
        """Choose the first row by keyboard and go to its sheet; the number that is open then."""
        page = self._workstation.declarations
        page.table.setFocus()
        self._key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        self._wait("a sheet is open", lambda: self._mode() is Mode.EDITING and bool(self._open_number()))
        self._key(Qt.Key.Key_Return)
        self._focus_first_line()
        return self._open_number()

    def _focus_first_line(self) -> None:
        panel = self._workstation.declarations.panel
        panel.take_focus()
        self._wait("the keys go to the first line", lambda: panel.isAncestorOf(_focused() or panel.window()))

    def _keys(self, text: str) -> None:
        QTest.keyClicks(_focused() or self._window, text)

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(_focused() or self._window, key, modifier)

    def _show(self, page: PageId) -> None:
        numbers = {PageId.DECLARATIONS: Qt.Key.Key_1, PageId.SENT: Qt.Key.Key_2, PageId.DOCUMENTS: Qt.Key.Key_3}
        self._key(numbers[page], Qt.KeyboardModifier.ControlModifier)
        self._wait(f"the page {page.value} is shown", lambda: self._window.shown_page is page)

    # --- eyes -----------------------------------------------------------------------------------------------------

    def _wait(self, what: str, is_so: Callable[[], object]) -> None:
        """Let the window live until ``is_so``; it becomes a check of the report."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > deadline:
                raise CheckFailedError(what)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self._report.check(what, True)

    def _picture(self, name: str) -> None:
        self._settle()
        self._report.picture(name, lambda path: self._window.grab().save(str(path)))

    def _settle(self) -> None:
        """Until no work is under way and what came of it is painted."""
        deadline = time.monotonic() + 10
        while self._workstation.tasks.is_busy and time.monotonic() < deadline:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        for _ in range(5):
            QApplication.processEvents()

    def _mode(self) -> Mode:
        return self._workstation.sheets.mode

    def _open_number(self) -> str:
        opened = self._workstation.sheets.current
        return opened.row.declaration.number if opened else ""

    def _levels(self) -> list[int]:
        sheet = self._workstation.sheets.sheet
        return [int(rating.level) for rating in sheet.ratings if rating.level] if sheet else []

    def _standing(self) -> Standing:
        return self._workstation.sync.status.standing

    def _summary(self) -> OutboxSummary:
        return self._workstation.core.store.outbox.summary()

    def _sent(self, number: str) -> SentSheet | None:
        sheets = self._workstation.core.store.sheets
        rows = sheets.sent_rows(sheets.sent(SentQuery()))
        return next((row for row in rows if row.sheet.declaration.number == number), None)

    def _state(self, number: str) -> SheetState | None:
        sent = self._sent(number)
        return sent.state if sent else None

    @staticmethod
    def _text_of(widget: QWidget) -> str:
        texts = []
        for child in widget.findChildren(QWidget):
            if child.isVisible():
                text = getattr(child, "toPlainText", None) or getattr(child, "text", None)
                texts.append(str(text()) if callable(text) else "")
        return "\n".join(texts)


def _focused() -> QWidget | None:
    return QApplication.focusWidget()
