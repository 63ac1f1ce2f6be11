"""Pictures of the clerks: the section of the settings, one clerk, the locked window, and what another's PIN keeps."""

from typing import Final

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.domain.clerk_keys import new_code
from hailong.domain.clerks import Clerk, Clerks
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.ui.lock.clerk_dialog import ClerkDialog
from hailong.ui.lock.code_dialog import CodeDialog
from hailong.ui.lock.recovery_dialog import RecoveryDialog
from hailong.ui.navigation import PageId
from hailong.ui.outbox.sent_page import SentPage
from hailong.ui.settings.settings_page import SettingsPage

_DIGITS: Final = "258036"
_LAN: Final = Clerk(id="1", name="Nguyễn Thị Mẫu", phone="0900000000", pin="kept", key="aa" * 32, code="kept")
_HUY: Final = Clerk(
    id="2", name="Trần Văn Thử", phone="0900000001", role="Nhân viên khai báo", pin="kept", key="bb" * 32
)


def _section(stage: Stage) -> None:
    stage.client.settings.change(clerks=Clerks().put(_LAN).put(_HUY))
    stage.window.show_page(PageId.SETTINGS)
    stage.settle()
    page = stage.window.page(PageId.SETTINGS)
    assert isinstance(page, SettingsPage)
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(page.clerks.pos().y() - 8)


def _dialog(stage: Stage) -> tuple[QWidget, ...]:
    _section(stage)
    dialog = ClerkDialog(stage.client.clerks, _LAN, stage.window)
    dialog.open()
    dialog.pin.setText("1234")
    dialog.again.setText("1234")
    dialog.keep.click()
    dialog.move(stage.window.geometry().center() - dialog.rect().center())
    return (dialog,)


def _locked(stage: Stage) -> tuple[QWidget, ...]:
    """Over the whole of the window that it stands for."""
    stage.client.settings.change(clerks=Clerks().put(_LAN).put(_HUY))
    window = stage.client.locking.window
    stage.client.locking.show()
    stage.settle()
    return (window,)


def _code(stage: Stage) -> tuple[QWidget, ...]:
    _section(stage)
    dialog = CodeDialog("7KQ2M-X9D4T-B05RW-HJ3ZE", stage.window)
    dialog.open()
    dialog.move(stage.window.geometry().center() - dialog.rect().center())
    return (dialog,)


def _recovery(stage: Stage) -> tuple[QWidget, ...]:
    (window,) = _locked(stage)
    dialog = RecoveryDialog(stage.client.clerks, _LAN, window)
    dialog.open()
    return (window, dialog)


def _close_words(stage: Stage) -> None:
    """Everything that was written is Lan's, and somebody else is at work."""
    core = stage.client.core
    lan, _ = core.clerk_keys.give(_LAN, _DIGITS, new_code())
    stage.client.settings.change(clerks=Clerks().put(_HUY).put(lan))
    core.store.words.take_over(lan.key)
    core.store.words.work_as(_HUY.key)
    stage.client.outbox.refresh()
    stage.client.declarations.refresh()
    stage.settle()


def _open_words(stage: Stage) -> None:
    """As it was before."""
    core = stage.client.core
    lan = stage.client.settings.current.clerks.get(_LAN.id)
    opened = core.clerk_keys.open(lan, _DIGITS) if lan else None
    key = opened.key if opened else None
    assert key is not None, "the PIN opens what it has closed"
    core.store.words.give_back(key)
    core.store.words.work_as("")
    stage.client.declarations.tabs.buttons[Tab.UNRATED].click()
    stage.client.outbox.refresh()
    stage.client.declarations.refresh()
    _end(stage)


def _closed_sent(stage: Stage) -> None:
    _close_words(stage)
    stage.window.show_page(PageId.SENT)
    stage.settle()
    page = stage.window.page(PageId.SENT)
    assert isinstance(page, SentPage)
    page.table.selectRow(0)


def _closed_sheet(stage: Stage) -> None:
    _close_words(stage)
    stage.window.show_page(PageId.DECLARATIONS)
    page = stage.client.declarations
    page.tabs.buttons[Tab.RATED].click()
    stage.settle()
    page.table.select_key(stage.client.core.store.declarations.view(DeclarationQuery(tab=Tab.RATED))[0])


def _end(stage: Stage) -> None:
    shown = [*stage.window.findChildren(QDialog), *stage.client.locking.window.findChildren(RecoveryDialog)]
    for dialog in shown:
        if isinstance(dialog, ClerkDialog | CodeDialog | RecoveryDialog):
            dialog.done(0)
            dialog.deleteLater()
    stage.client.locking.window.hide()
    stage.client.settings.change(clerks=Clerks())
    stage.settle()


SCENES: Final = (
    Scene("91-clerks", _section, after=_end),
    Scene("92-clerk", _dialog, after=_end),
    Scene("93-locked", _locked, after=_end),
    Scene("94-recovery-code", _code, after=_end),
    Scene("95-forgotten-pin", _recovery, after=_end),
    Scene("96-closed-sent", _closed_sent, after=_open_words),
    Scene("97-closed-sheet", _closed_sheet, after=_open_words),
)
