"""Enrolling in three steps: the invitation, the service that answers, what came of it."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from hailong.domain.enrolment import Acquaintance, Enrolment
from hailong.domain.invitation import Invitation, InvitationError
from hailong.domain.parcel import SUFFIX
from hailong.domain.taxcode import display
from hailong.qtbridge.enrolment import EnrolmentService
from hailong.ui import fonts
from hailong.ui.enrolment.enrolment_words import explain_enrolment, key_place_text
from hailong.ui.enrolment.invitation_step import InvitationStep
from hailong.ui.enrolment.service_step import ServiceStep
from hailong.ui.widgets.file_dialogs import ask_where_to_save
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.layouts import in_column
from hailong.ui.widgets.wizard_frame import WizardFrame
from hailong.ui.words import enterprise_text

SIZE: Final = (600, 624)


class Step(IntEnum):
    """The steps, in their order."""

    INVITATION = 0
    SERVICE = 1
    OUTCOME = 2


class EnrolmentWizard(WizardFrame[Step]):
    """No code is shown to anybody before the user has seen who answers."""

    def __init__(self, service: EnrolmentService, parent: QWidget | None = None) -> None:
        super().__init__(Step, parent)
        self._service = service
        self._invitation = Invitation()
        self._met: Acquaintance | None = None
        self._enrolled: Enrolment | None = None
        self._used = 0
        self._asked: Sequence[tuple[str, str]] = ()
        self.asked = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.asked.hide()
        self.invitation, self.answerer = InvitationStep(self), ServiceStep(service.device_name, self)
        self.outcome = QWidget(self)
        self.opened_title = text_label(self.outcome, wraps=True)
        self.opened = text_label(self.outcome, font=fonts.strong(), wraps=True, is_selectable=True)
        self.missing = text_label(self.outcome, tone="warning", wraps=True, is_selectable=True)
        self.key_place = text_label(self.outcome, tone="muted", wraps=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.told = text_label(self, tone="muted", wraps=True)
        self.by_file = QPushButton(self)
        self._lay_out()
        self._connect()
        if (known := service.current or service.former) is not None:
            self.invitation.show_address(known.service_url)
        self.resize(*SIZE)
        self.show_step(Step.INVITATION)

    def ask_for(self, enterprises: Sequence[tuple[str, str]]) -> None:
        """Say for whom an invitation is needed: (tax code, name) of those whose sheets cannot be sent yet."""
        self._asked = enterprises
        if len(enterprises) == 1:  # of several, nobody knows which ones the next code opens
            self.invitation.tax_codes.setText(display(enterprises[0][0]))
        self.retranslate()

    def reject(self) -> None:
        """Closing breaks off what is awaited."""
        self._service.cancel()
        super().reject()

    def retranslate(self) -> None:
        """Titles and buttons of the step."""
        self.setWindowTitle(self.tr("Đăng ký với cơ quan hải quan"))
        titles = {
            Step.INVITATION: self.tr("Thư mời của cơ quan hải quan"),
            Step.SERVICE: self.tr("Nơi máy này sẽ gửi phiếu đến"),
            Step.OUTCOME: self.tr("Đăng ký xong"),
        }
        names = "; ".join(enterprise_text(*one) for one in self._asked)
        self.asked.setText(self.tr("Cần thư mời cấp cho: {names}").format(names=names))
        self.asked.setVisible(bool(names) and self.step is Step.INVITATION)
        words = {
            Step.INVITATION: self.tr("Tiếp tục"),
            Step.SERVICE: self.tr("Đăng ký"),
            Step.OUTCOME: self.tr("Đóng"),
        }
        self.say_step(titles, words)
        self.stop.setText(self.tr("Dừng"))
        self.by_file.setText(self.tr("Máy này không có mạng…"))
        self.by_file.setToolTip(self.tr("Lưu yêu cầu đăng ký ra tệp để gửi hộ từ một máy có mạng"))
        self._show_outcome()
        self._follow()

    # --- going on -------------------------------------------------------------------------------------------------

    def leave_step(self, step: Step) -> None:
        """Nobody is asked for anything before the step before has been agreed to."""
        match step:
            case Step.INVITATION:
                self._meet()
            case Step.SERVICE:
                self._used = 0
                assert self._met is not None, "the step before has met the service"
                invited = self._invitation
                self._service.enrol(self._met.service_url, invited.codes, self._met.key, invited.tax_codes)
            case Step.OUTCOME:
                self.accept()

    def _meet(self) -> None:
        try:
            self._invitation = self.invitation.invitation()
        except InvitationError as error:
            self.fault.tell(explain_enrolment(error))
            return
        self._service.meet(self._invitation.service_url, self._invitation.key)

    def _follow(self) -> None:
        """Which buttons make sense now, and what is being waited for."""
        is_busy, step = self._service.is_busy, self.step
        self.next.setEnabled(not is_busy and (step is not Step.INVITATION or self.invitation.is_ready))
        self.back.setVisible(step is Step.SERVICE)
        self.back.setEnabled(not is_busy)
        self.stop.setVisible(is_busy)
        self.by_file.setVisible(step is Step.INVITATION and not is_busy)
        self.by_file.setEnabled(self.invitation.is_ready)
        self.invitation.setEnabled(not is_busy)
        codes = len(self._invitation.codes)
        is_enrolling = is_busy and step is Step.SERVICE
        self.bar.setVisible(is_busy)
        self.bar.setRange(0, codes if is_enrolling and codes > 1 else 0)
        self.bar.setValue(self._used)
        asking = self.tr("Đang hỏi {address}…").format(address=self._invitation.service_url)
        using = self.tr("Đang đăng ký: mã {number}/{count}…").format(number=self._used + 1, count=codes)
        self.told.setText(using if is_enrolling else asking)
        self.told.setVisible(is_busy)

    def ask_by_file(self, name: str) -> None:
        """Write what asks for the enrolment to the file of that name."""
        self._service.ask_by_file(Path(name), self._invitation)

    def _on_by_file(self) -> None:
        self.fault.tell(None)
        try:
            self._invitation = self.invitation.invitation()
        except InvitationError as error:
            self.fault.tell(explain_enrolment(error))
            return
        ask_where_to_save(self, self.by_file.text(), f"dang-ky{SUFFIX}", self.ask_by_file)

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_met(self, met: Acquaintance) -> None:
        self._met = met
        self.answerer.show_service(met, is_named=bool(self._invitation.key))
        self.show_step(Step.SERVICE)

    def _on_progressed(self, used: int) -> None:
        self._used = used
        self._follow()

    def _on_enrolled(self, enrolment: Enrolment) -> None:
        self._enrolled = enrolment
        self.invitation.codes.clear()
        self.show_step(Step.OUTCOME)

    def _on_failed(self, error: Exception) -> None:
        self.fault.tell(explain_enrolment(error))
        if self.step is Step.SERVICE and len(self._invitation.codes) > 1:
            self.told.setText(
                self.tr("Mã thứ {number} chưa dùng được: {code}").format(
                    number=self._used + 1, code=self._invitation.codes[self._used]
                )
            )
            self.told.show()

    def _on_asked_by_file(self, path: Path) -> None:
        self.told.setText(
            self.tr(
                "Đã lưu yêu cầu đăng ký vào {file}. Xin gửi hộ tệp này từ một máy có mạng và có Hài Lòng, "
                "rồi mang tệp trả lời về: Cài đặt, Nhận tệp biên nhận. "
                "Trong tệp có mã đăng ký, xin giữ như giữ thư mời."
            ).format(file=path.name)
        )
        self.told.show()

    def _on_cancelled(self) -> None:
        self.told.setText(self.tr("Đã dừng. Mã nào chưa dùng thì vẫn còn dùng được."))
        self.told.show()

    def _on_busy(self, _is_busy: bool) -> None:
        self._follow()

    def _on_key_place(self, _place: object) -> None:
        self._show_outcome()

    def _show_outcome(self) -> None:
        if (enrolment := self._enrolled) is None:
            return
        self.opened_title.setText(
            self.tr("Máy này được gửi phiếu đến {service} cho:").format(service=enrolment.service_name)
        )
        lines = [f"{display(code)}  ·  {name}" for code, name in enrolment.enterprises]
        self.opened.setText("\n".join(lines))
        opened = {code for code, _ in enrolment.enterprises}
        missing = [display(code) for code in self._invitation.tax_codes if code not in opened]
        self.missing.setText(
            self.tr("Mã đăng ký không mở cho {codes}. Xin hỏi lại nơi cấp mã.").format(codes=", ".join(missing))
        )
        self.missing.setVisible(bool(missing))
        self.key_place.setText(key_place_text(self._service.key_place))

    # --- building -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        service = self._service
        self.invitation.changed.connect(self._follow)
        self.invitation.chosen.connect(self.go_on)
        self.stop.clicked.connect(service.cancel)
        self.by_file.clicked.connect(self._on_by_file)
        service.asked_by_file.connect(self._on_asked_by_file)
        service.met.connect(self._on_met)  # methods, not lambdas: they end with the dialog
        service.progressed.connect(self._on_progressed)
        service.enrolled.connect(self._on_enrolled)
        service.failed.connect(self._on_failed)
        service.cancelled.connect(self._on_cancelled)
        service.busy_changed.connect(self._on_busy)
        service.key_place_changed.connect(self._on_key_place)

    def _lay_out(self) -> None:
        in_column(self.outcome, self.opened_title, self.opened, self.missing, self.key_place, None)
        self.by_file.setAutoDefault(False)
        self.arrange_steps(
            {Step.INVITATION: self.invitation, Step.SERVICE: self.answerer, Step.OUTCOME: self.outcome},
            {Step.INVITATION: self.invitation.letter},
            above=(self.asked,),
            below=(self.told, self.bar),
            left=(self.by_file,),
        )
