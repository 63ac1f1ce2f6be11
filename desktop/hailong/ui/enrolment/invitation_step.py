"""First step of enrolling: the invitation is pasted whole, or its parts are typed."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hailong.domain.invitation import (
    LONGEST_TEXT,
    Invitation,
    InvitationError,
    InvitationFault,
    read_codes,
    read_invitation,
    read_tax_codes,
)
from hailong.domain.service_url import check_url
from hailong.domain.taxcode import display
from hailong.ui.enrolment.enrolment_words import explain_invitation
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import LABEL_WIDTH, in_form

_FIELD_LENGTH = 4_000


class InvitationStep(QWidget):
    """What stands in the fields counts; pasting an invitation fills them."""

    changed = Signal()
    chosen = Signal()  # Enter in a field: go on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._key_of = "", ""  # the thumbprint that an invitation named, and for which address
        self._fault: InvitationFault | None = None
        self._read = 0
        self.about = text_label(self, tone="muted", wraps=True)
        self.letter = QPlainTextEdit(self)
        self.letter.setTabChangesFocus(True)
        self.letter.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 18)  # whole lines
        self.told = text_label(self, wraps=True)
        self.address_label, self.codes_label, self.tax_label = (text_label(self) for _ in range(3))
        self.address, self.codes, self.tax_codes = (QLineEdit(self) for _ in range(3))  # as Tab goes: top to bottom
        self.tax_hint = text_label(self, tone="muted", wraps=True)
        self._lay_out()
        self.letter.textChanged.connect(self._on_letter_changed)
        for field in (self.address, self.tax_codes, self.codes):
            field.setMaxLength(_FIELD_LENGTH)
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self.chosen)
        self.retranslate()

    @property
    def is_ready(self) -> bool:
        """Whether there is enough to go on with."""
        return bool(self.address.text().strip() and self.codes.text().strip())

    def invitation(self) -> Invitation:
        """What stands in the fields. Raises InvitationError."""
        try:
            address = check_url(self.address.text())
        except ValueError:
            raise InvitationError(InvitationFault.ADDRESS) from None
        return Invitation(
            service_url=address,
            codes=read_codes(self.codes.text()),
            tax_codes=read_tax_codes(self.tax_codes.text()),
            key=self._key if address == self._key_of else "",
        )

    def show_address(self, address: str) -> None:
        """The service that this workstation knows already."""
        if not self.address.text():
            self.address.setText(address)

    def retranslate(self) -> None:
        """All texts anew."""
        self.about.setText(self.tr("Dán cả thư mời của cơ quan hải quan, hoặc điền từng mục bên dưới."))
        self.letter.setPlaceholderText(self.tr("Dán thư mời hoặc liên kết hailong:enrol?… vào đây"))
        self.letter.setAccessibleName(self.tr("Thư mời"))
        self.address_label.setText(self.tr("Địa chỉ dịch vụ"))
        self.address.setPlaceholderText("https://")
        self.tax_label.setText(self.tr("Mã số thuế"))
        self.tax_codes.setPlaceholderText(self.tr("Không bắt buộc; nhiều mã thì cách nhau bằng dấu phẩy"))
        self.tax_hint.setText(self.tr("Điền để sau khi đăng ký biết mã có đúng doanh nghiệp này không."))
        self.codes_label.setText(self.tr("Mã đăng ký"))
        self.codes.setPlaceholderText(self.tr("Mã dùng một lần; nhiều mã thì cách nhau bằng dấu phẩy"))
        pairs = ((self.address, self.address_label), (self.tax_codes, self.tax_label), (self.codes, self.codes_label))
        for field, label in pairs:
            field.setAccessibleName(label.text())
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_letter_changed(self) -> None:
        """A pasted invitation fills all fields; what is none says so and changes nothing."""
        self._fault, self._read = None, 0
        text = self.letter.document().toPlainText() if self.letter.document().characterCount() <= LONGEST_TEXT else ""
        try:
            if text.strip():
                self._fill(read_invitation(text))
            elif self.letter.document().characterCount() > LONGEST_TEXT:
                self._fault = InvitationFault.TOO_LONG
        except InvitationError as error:
            self._fault = error.fault
        self._tell()

    def _fill(self, read: Invitation) -> None:
        self._read = len(read.codes)
        if read.service_url:
            self.address.setText(read.service_url)
        self.codes.setText(", ".join(read.codes))
        self.tax_codes.setText(", ".join(map(display, read.tax_codes)))
        self._key, self._key_of = read.key, read.service_url

    def _tell(self) -> None:
        if self._fault is not None:
            self.told.setText(explain_invitation(self._fault).text)
            set_tone(self.told, "danger")
        else:
            self.told.setText(self.tr("Đã đọc thư mời: %n mã đăng ký.", None, self._read))
            set_tone(self.told, "accent")
        self.told.setVisible(self._fault is not None or self._read > 0)

    def _lay_out(self) -> None:
        for label in (self.address_label, self.codes_label, self.tax_label):
            label.setMinimumWidth(LABEL_WIDTH)
        form = in_form(
            (self.address_label, self.address),
            (self.codes_label, self.codes),
            (self.tax_label, self.tax_codes),
            (None, self.tax_hint),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.about, self.letter, self.told):
            box.addWidget(widget)
        box.addSpacing(8)
        box.addLayout(form)
        box.addStretch(1)
