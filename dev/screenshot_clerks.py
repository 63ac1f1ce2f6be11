"""Pictures of the clerks: the section of the settings, one clerk, and the locked window."""

from typing import Final

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.domain.clerks import Clerk, Clerks
from hailong.ui.lock.clerk_dialog import ClerkDialog
from hailong.ui.lock.code_dialog import CodeDialog
from hailong.ui.lock.recovery_dialog import RecoveryDialog
from hailong.ui.navigation import PageId
from hailong.ui.settings.settings_page import SettingsPage

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
)
