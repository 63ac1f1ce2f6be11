"""The scenes of enrolling, leaving and carrying, beside those of ``screenshot_scenes``."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.domain.enrolment import Acquaintance
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.ui.carrying.carrying_section import CarryingSection
from hailong.ui.carrying.moving_part import MovingPart
from hailong.ui.enrolment.compare_dialog import CompareDialog
from hailong.ui.enrolment.enrolment_words import explain_enrolment
from hailong.ui.enrolment.leave_dialog import LeaveDialog
from hailong.ui.enrolment.wizard import EnrolmentWizard, Step
from hailong.ui.navigation import PageId
from hailong.ui.settings.settings_page import SettingsPage

_KEY: Final = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
_URL: Final = "https://danhgia.customs.example"
_LETTER: Final = f"""Mời đăng ký máy gửi phiếu đánh giá mức độ hài lòng

Doanh nghiệp: 0199999991 CÔNG TY TNHH MẪU THỬ
hailong:enrol?service={_URL}&code=HL4K-9Q2M-0000-ABCD-EFGH&tax=0199999991&key={_KEY}
"""
_MET: Final = Acquaintance(service_url=_URL, service_name="Cục Hải quan: hệ thống tiếp nhận phiếu đánh giá", key=_KEY)


def settings_page(stage: Stage) -> SettingsPage:
    """The page of settings, shown."""
    stage.window.show_page(PageId.SETTINGS)
    stage.settle()
    page = stage.window.page(PageId.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def _wizard(stage: Stage) -> EnrolmentWizard:
    wizard = settings_page(stage).enrolment.show_wizard()
    wizard.move(stage.window.geometry().center() - wizard.rect().center())
    return wizard


def _invitation(stage: Stage) -> tuple[QWidget, ...]:
    wizard = _wizard(stage)
    wizard.invitation.address.clear()
    wizard.invitation.letter.setPlainText(_LETTER)
    return (wizard,)


def _refused(stage: Stage) -> tuple[QWidget, ...]:
    (wizard,) = _invitation(stage)
    assert isinstance(wizard, EnrolmentWizard)
    failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.STRANGER, detail="200 text/html")
    wizard.fault.tell(explain_enrolment(CallFailedError(failure)))
    return (wizard,)


def _service(stage: Stage) -> tuple[QWidget, ...]:
    wizard = _wizard(stage)
    wizard.answerer.show_service(_MET, is_named=False)
    wizard.show_step(Step.SERVICE)
    return (wizard,)


def _outcome(stage: Stage) -> tuple[QWidget, ...]:
    wizard = _wizard(stage)
    enrolment = stage.client.core.store.mirror.enrolment()
    assert enrolment is not None
    stage.client.enrolment.enrolled.emit(enrolment)
    return (wizard,)


def _leaving(stage: Stage) -> tuple[QWidget, ...]:
    section = settings_page(stage).enrolment
    section.leave.click()
    stage.settle()
    dialogs = [one for one in stage.window.findChildren(LeaveDialog) if one.isVisible()]
    for dialog in dialogs:
        dialog.move(stage.window.geometry().center() - dialog.rect().center())
    return tuple(dialogs)


def _carrying(stage: Stage) -> None:
    page = settings_page(stage)
    section = page.carrying
    assert isinstance(section, CarryingSection)
    section._service.packed.emit(2, Path("/media/usb/phieu-20261116-1702.hailong"))
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(section.pos().y() - 8)


def _comparing(stage: Stage) -> tuple[QWidget, ...]:
    section = settings_page(stage).carrying
    assert isinstance(section, CarryingSection)
    section._service.to_compare.emit(_MET, Path("/media/usb/dang-ky-bien-nhan.hailong"))
    dialogs = stage.window.findChildren(CompareDialog)
    for dialog in dialogs:
        dialog.move(stage.window.geometry().center() - dialog.rect().center())
    return tuple(dialogs)


def _passphrase(*, is_new: bool) -> Callable[[Stage], tuple[QWidget, ...]]:
    def act(stage: Stage) -> tuple[QWidget, ...]:
        part = settings_page(stage).findChild(MovingPart)
        assert part is not None
        file = "/media/usb/chuyen-may-20261116.hailong"
        dialog = part.ask_new(file) if is_new else part.ask_known(file)
        dialog.first.setText("năm con")  # too short for a new one
        dialog.move(stage.window.geometry().center() - dialog.rect().center())
        return (dialog,)

    return act


def _end(stage: Stage) -> None:
    for dialog in stage.window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    stage.settle()


SCENES: Final = (
    Scene("51-enrol-invitation", _invitation, after=_end),
    Scene("52-enrol-refused", _refused, after=_end),
    Scene("53-enrol-service", _service, after=_end),
    Scene("54-enrol-outcome", _outcome, after=_end),
    Scene("55-leaving", _leaving, after=_end),
    Scene("56-settings-carrying", _carrying),
    Scene("57-comparing", _comparing, after=_end),
    Scene("58-passphrase-new", _passphrase(is_new=True), after=_end),
    Scene("59-passphrase-known", _passphrase(is_new=False), after=_end),
)
