"""The scenes of the pictures: what is done before each one is taken."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from dev.sample_store import NOW
from dev.screenshot_stage import OFFLINE, ONLINE, Stage
from hailong.domain.bulk import UNDO_FOR
from hailong.domain.declaration import Round, round_of
from hailong.domain.delivery import SealedSheet
from hailong.domain.ids import uuid7
from hailong.domain.imports import ImportCounts, ImportReport, RowProblem, SourceFault
from hailong.domain.legal import Shelf
from hailong.domain.prompting import Card, CardKind
from hailong.domain.sheet import Bulk, Sheet, SheetState
from hailong.qtbridge.imports import ImportProgress
from hailong.qtbridge.sent_table import SENT_ROLE
from hailong.store.interfaces import DeclarationQuery, StoreError, StoreFault, Tab
from hailong.sync.importing import FolderReport
from hailong.ui.legal.documents_page import DocumentsPage
from hailong.ui.navigation import PageId
from hailong.ui.outbox.sent_page import SentPage
from hailong.ui.prompt.card import PromptCard

DEFAULT: Final = (1180, 760)
SMALL: Final = (960, 600)
_BULK: Final = Bulk(id=UUID(int=7), size=3)
_Act = Callable[[Stage], tuple[QWidget, ...] | None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture. ``act`` may return what stands above the window; ``after`` brings things back."""

    name: str
    act: _Act
    is_filled: bool = True
    size: tuple[int, int] = DEFAULT
    after: Callable[[Stage], None] = lambda _: None


def _page(page: PageId) -> _Act:
    return lambda stage: stage.window.show_page(page)


def _declarations(stage: Stage) -> None:
    stage.window.show_page(PageId.DECLARATIONS)
    stage.settle()
    stage.client.declarations.table.select_first()
    stage.client.declarations.table.setFocus()


def _keys(*keys: Qt.Key | str) -> _Act:
    def act(stage: Stage) -> None:
        _declarations(stage)
        stage.settle()
        stage.client.declarations.panel.take_focus()
        for key in keys:
            stage.settle()
            widget = QApplication.focusWidget() or stage.window
            if isinstance(key, str):
                QTest.keyClicks(widget, key)
            elif key == Qt.Key.Key_Return:
                QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)
            else:
                QTest.keyClick(widget, key)

    return act


def _bulk(*, is_reviewed: bool) -> _Act:
    """Everything in the list of all at once, so that what cannot be rated is seen too."""

    def act(stage: Stage) -> None:
        page = stage.client.declarations
        _declarations(stage)
        page.tabs.buttons[Tab.ALL].click()
        stage.settle()
        page.table.selectAll()
        stage.settle()
        desk = stage.client.bulk_desk
        desk.panel.take_focus()
        stage.settle()
        _press("4")
        if is_reviewed:
            QTest.keyClick(_focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            stage.settle()
            QTest.keyClick(_focused(), Qt.Key.Key_Down)
            _press("2")

    return act


def _leave_bulk(stage: Stage) -> None:
    page = stage.client.declarations
    page.table.select_one()
    page.tabs.buttons[Tab.UNRATED].click()
    stage.settle()


def _undoable(stage: Stage) -> None:
    """A bulk that waits for the end of its undo time, seen from the declarations."""
    _declarations(stage)
    store = stage.client.core.store
    sheets: list[SealedSheet] = []
    rows = store.declarations.rows(store.declarations.view(DeclarationQuery())[:20])
    for row in [row for row in rows if not row.has_draft][: _BULK.size]:  # earlier scenes have begun some
        sheet = Sheet(
            id=uuid7(NOW), declaration=row.declaration, round=round_of(row.declaration), written_at=NOW, bulk=_BULK
        )
        sealed = str(sheet.id).encode()
        sha256 = hashlib.sha256(sealed).hexdigest()
        sheets.append(SealedSheet(declaration_key=row.key, sheet=sheet, sealed=sealed, sha256=sha256))
    store.sheets.send_held(sheets, NOW, NOW + UNDO_FOR)
    stage.client.outbox.refresh()
    stage.client.declarations.refresh()


def _undone(stage: Stage) -> None:
    store = stage.client.core.store
    for key in store.sheets.withdraw_bulk(_BULK.id):
        for in_round in Round:
            store.sheets.discard_draft(key, in_round)
    stage.client.outbox.refresh()
    stage.client.declarations.refresh()


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(keys: str) -> None:
    QTest.keyClicks(_focused(), keys)


def _back_to_form(stage: Stage) -> None:
    stage.client.sheets.edit()
    stage.settle()


def _sent(state: SheetState) -> _Act:
    def act(stage: Stage) -> None:
        stage.window.show_page(PageId.SENT)
        stage.settle()
        page = stage.window.page(PageId.SENT)
        assert isinstance(page, SentPage)
        model = page.table.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data(SENT_ROLE).state is state:
                page.table.selectRow(row)

    return act


def _documents(shelf: Shelf, number: str) -> _Act:
    def act(stage: Stage) -> None:
        stage.window.show_page(PageId.DOCUMENTS)
        page = stage.window.page(PageId.DOCUMENTS)
        assert isinstance(page, DocumentsPage)
        page.shelves.choose(shelf)
        stage.client.legal.change(shelf=shelf, text="")
        stage.settle()
        model = page.list.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data().startswith(number):
                page.list.setCurrentIndex(model.index(row, 0))

    return act


def _why_offline(stage: Stage) -> tuple[QWidget, ...]:
    _declarations(stage)
    stage.sync(OFFLINE)
    stage.window.status_line.button.click()
    stage.settle()
    return (stage.window.status_line.popover,)


def _online_again(stage: Stage) -> None:
    stage.window.status_line.popover.hide()
    stage.sync(ONLINE)


def _importing(stage: Stage) -> None:
    _declarations(stage)
    imports = stage.client.imports
    imports.started.emit()
    imports.progressed.emit(
        ImportProgress(
            file_name="Bao cao to khai 21-11-2026.xlsx", file_number=2, file_count=5, done=61, total=100, seconds=12
        )
    )


def _imported(stage: Stage) -> None:
    _declarations(stage)
    stage.client.imports.finished.emit(FolderReport(reports=(_REPORT, _UNREAD)))
    stage.window.import_bar.show()
    stage.settle()
    stage.window.import_bar.show_report.setChecked(True)


def _disk_full(stage: Stage) -> None:
    _declarations(stage)
    stage.window.tell(StoreError(StoreFault.DISK_FULL, "database or disk is full (13)"))
    stage.window.notice.show_details.setChecked(True)


def _card(*cleared: int, is_private: bool = False, is_reminder: bool = False) -> _Act:
    """The card in the corner, over the declarations that stand at ``cleared`` in the list."""

    def act(stage: Stage) -> tuple[QWidget, ...]:
        _declarations(stage)
        stage.settle()
        settings = stage.client.settings
        settings.change(prompting=replace(settings.current.prompting, is_private=is_private))
        model, card = stage.client.list.model, stage.client.companion.card
        keys = tuple(key for at in cleared if (key := model.key_at(at)) is not None)
        kind = CardKind.ONE if len(keys) == 1 else CardKind.MANY
        asked = Card(kind=kind, keys=keys, count=len(keys))
        if is_reminder:
            asked = Card(kind=CardKind.REMINDER, count=model.rowCount())
        card.ask(asked, stage.client.core.store.declarations.rows(keys))
        _into_corner_of(stage, card)
        return (card,)

    return act


def _skipping(stage: Stage) -> tuple[QWidget, ...]:
    shown = _card(0)(stage)
    card = stage.client.companion.card
    card.skip.click()
    _into_corner_of(stage, card)
    return shown or ()


def _into_corner_of(stage: Stage, card: PromptCard) -> None:
    corner = stage.window.geometry().bottomRight()
    card.move(corner.x() - card.width() - 16, corner.y() - card.height() - 16)


def _tray_menu(stage: Stage) -> tuple[QWidget, ...]:
    _declarations(stage)
    tray = stage.client.companion.tray
    tray.show_unrated(stage.client.list.model.rowCount())
    corner = stage.window.geometry().bottomRight()
    tray.menu.popup(QPoint(corner.x() - tray.menu.sizeHint().width() - 16, corner.y() - tray.menu.sizeHint().height()))
    return (tray.menu,)


def _problem(stage: Stage) -> tuple[QWidget, ...]:
    _declarations(stage)
    stage.settle()
    stage.client.companion.report_problem()
    dialog = stage.client.companion.problem
    dialog.number.setText("1099 9988")
    dialog.open_sheet.click()
    stage.settle()
    dialog.move(stage.window.geometry().center() - dialog.rect().center())
    return (dialog,)


def _settings_at(name: str) -> _Act:
    """The page of settings, scrolled to one of its sections."""

    def act(stage: Stage) -> None:
        stage.window.show_page(PageId.SETTINGS)
        stage.settle()
        page = stage.window.page(PageId.SETTINGS)
        section: QWidget = getattr(page, name)
        for area in page.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(section.pos().y() - 8)

    return act


def _hide_card(stage: Stage) -> None:
    stage.client.companion.card.hide()


def _dragging(stage: Stage) -> None:
    _declarations(stage)
    stage.window.veil.cover()


_REPORT: Final = ImportReport(
    file_name="Bao cao to khai 21-11-2026.xlsx",
    kind="declaration_list",
    at=NOW,
    counts=ImportCounts(added=214, changed=12, unchanged=3),
    problems=(
        RowProblem(
            row=18, fault=SourceFault.ROW_NUMBER, params={"value": "1.1E+11", "fault": "lost_digits"}, is_lost=True
        ),
        RowProblem(row=42, fault=SourceFault.ROW_DATE, params={"column": "Ngày đăng ký", "value": "31/02/2026"}),
        RowProblem(row=57, fault=SourceFault.ROW_UNKNOWN_STATUS, params={"value": "ZZ"}),
        RowProblem(row=60, fault=SourceFault.ROW_DRAFT),
    ),
)
_UNREAD: Final = ImportReport(
    file_name="Danh sach cu.xls", kind="declaration_list", at=NOW, fault=SourceFault.PROTECTED
)

SCENES: Final = (
    Scene("01-declarations", _declarations),
    Scene("02-rating", _keys("4", Qt.Key.Key_Tab, "2")),
    Scene("03-review", _keys("4", Qt.Key.Key_Return), after=_back_to_form),
    Scene("04-sent-answered", _sent(SheetState.ANSWERED)),
    Scene("05-sent-needs-you", _sent(SheetState.NEEDS_YOU)),
    Scene("06-sent-waiting", _sent(SheetState.QUEUED)),
    Scene("75-sent-time-unsure", _sent(SheetState.RECEIVED)),
    Scene("07-documents", _documents(Shelf.NEWLY_IN_FORCE, "142/2026")),
    Scene("08-documents-law", _documents(Shelf.ALL, "54/2014")),
    Scene("09-settings", _page(PageId.SETTINGS)),
    Scene("10-help", _page(PageId.HELP)),
    Scene("11-offline-why", _why_offline, after=_online_again),
    Scene("12-importing", _importing, after=lambda stage: stage.window.import_bar.hide()),
    Scene("13-imported", _imported, after=lambda stage: stage.window.import_bar.hide()),
    Scene("14-disk-full", _disk_full, after=lambda stage: stage.window.notice.dismiss()),
    Scene("15-dragging", _dragging, after=lambda stage: stage.window.veil.hide()),
    Scene("16-small-declarations", _declarations, size=SMALL),
    Scene("17-small-sent", _sent(SheetState.ANSWERED), size=SMALL),
    Scene("18-small-documents", _documents(Shelf.ALL, "142/2026"), size=SMALL),
    Scene("19-bulk", _bulk(is_reviewed=False), after=_leave_bulk),
    Scene("20-bulk-review", _bulk(is_reviewed=True), after=_leave_bulk),
    Scene("26-small-bulk-review", _bulk(is_reviewed=True), size=SMALL, after=_leave_bulk),
    Scene("25-bulk-undo", _undoable, after=_undone),
    Scene("31-card-one", _card(0), after=_hide_card),
    Scene("32-card-many", _card(0, 1, 2, 3), after=_hide_card),
    Scene("33-card-private", _card(0, is_private=True), after=_hide_card),
    Scene("34-card-reminder", _card(is_reminder=True), after=_hide_card),
    Scene("35-card-skip", _skipping, after=_hide_card),
    Scene("36-tray-menu", _tray_menu, after=lambda stage: stage.client.companion.tray.menu.hide()),
    Scene("37-problem", _problem, after=lambda stage: stage.client.companion.problem.hide()),
    Scene("38-settings-asking", _settings_at("prompting")),
    Scene("39-settings-running", _settings_at("running")),
    Scene("40-settings-data", _settings_at("about")),
    Scene("21-first-day", _page(PageId.DECLARATIONS), is_filled=False),
    Scene("22-first-day-sent", _page(PageId.SENT), is_filled=False),
    Scene("23-first-day-documents", _page(PageId.DOCUMENTS), is_filled=False),
    Scene("24-first-day-settings", _page(PageId.SETTINGS), is_filled=False),
)
