"""Whom the department may ask back: name and phone, remembered from sheet to sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from hailong.domain.sheet import MAX_NAME, MAX_PHONE, Contact
from hailong.domain.vietnamese import clean
from hailong.ui.sheet.contact_picker import ContactPicker


class ContactFields(QWidget):
    """Two fields to write on, or one line to read again."""

    changed = Signal()
    forget_wanted = Signal(object)  # Contact: it is offered no more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note, self.reading = QLabel(self), QLabel(self), QLabel(self)
        self.title.setProperty("tone", "muted")
        self.note.setProperty("tone", "warning")
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.note, self.reading):
            label.setWordWrap(True)
        self.name = ContactPicker(lambda contact: contact.name, self)
        self.phone = ContactPicker(lambda contact: contact.phone, self)
        self._offered: Sequence[Contact] = ()
        self.name.setMaxLength(MAX_NAME)
        self.phone.setMaxLength(MAX_PHONE)
        for field in (self.name, self.phone):
            field.textEdited.connect(self.changed)
            field.picked.connect(self._on_picked)
            field.forget_wanted.connect(self._on_forget_wanted)
        self.note.hide()
        self.reading.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(0, 72)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.name, 3)
        fields.addWidget(self.phone, 2)
        fields.addWidget(self.reading, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addLayout(fields, 0, 1)
        grid.addWidget(self.note, 1, 1)
        self.retranslate()

    @property
    def contact(self) -> Contact:
        """What is written."""
        return Contact(name=clean(self.name.text()), phone=clean(self.phone.text()))

    def show_contact(self, contact: Contact, *, is_read_only: bool) -> None:
        """Show a contact; fields keep what is being typed when it says the same."""
        if self.contact != contact:
            self.name.setText(contact.name)
            self.phone.setText(contact.phone)
        self.set_read_only(is_read_only)

    def offer(self, contacts: Sequence[Contact]) -> None:
        """Contacts that were used before, to choose from."""
        self._offered = contacts
        for field in (self.name, self.phone):
            field.offer(contacts)

    def set_read_only(self, is_read_only: bool) -> None:
        """Fields to write on, or one line to read; nothing at all where nothing was said."""
        said = " · ".join(part for part in (self.contact.name, self.contact.phone) if part)
        self.reading.setText(said)
        self.reading.setVisible(is_read_only)
        self.name.setVisible(not is_read_only)
        self.phone.setVisible(not is_read_only)
        self.setVisible(bool(said) or not is_read_only)

    def _on_picked(self, contact: Contact) -> None:
        if self.contact != contact:
            self.name.setText(contact.name)
            self.phone.setText(contact.phone)
            self.changed.emit()

    def _on_forget_wanted(self, contact: Contact) -> None:
        self.offer([one for one in self._offered if one != contact])
        self.forget_wanted.emit(contact)

    def show_note(self, text: str) -> None:
        """A gentle question below the fields."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.title.setText(self.tr("Liên hệ"))
        self.name.setPlaceholderText(self.tr("Họ tên"))
        self.name.setAccessibleName(self.tr("Họ tên người liên hệ"))
        self.phone.setPlaceholderText(self.tr("Điện thoại"))
        self.phone.setAccessibleName(self.tr("Điện thoại liên hệ"))
        for field in (self.name, self.phone):
            field.setToolTip(self.tr("Mũi tên xuống: chọn người liên hệ đã dùng gần đây"))
