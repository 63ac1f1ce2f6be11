"""An enrolment that was brought by others: who has answered, to be compared before he is believed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hailong.domain.enrolment import Acquaintance
from hailong.ui.enrolment.service_step import ServiceStep
from hailong.ui.widgets.dialog_frame import DialogFrame


class CompareDialog(DialogFrame):
    """The second step of the wizard by itself."""

    compared = Signal(str)  # the thumbprint that was right

    def __init__(self, met: Acquaintance, device_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._met = met
        self.answerer = ServiceStep(device_name, self)
        self.answerer.show_service(met, is_named=False)
        self.leave, self.go = QPushButton(self), QPushButton(self)
        self.go.setProperty("kind", "primary")
        self.leave.setDefault(True)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.arrange(self.answerer, buttons=(None, self.leave, self.go), grows=self.answerer)
        self.resize(600, 480)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.setWindowTitle(self.tr("Đăng ký với cơ quan hải quan"))
        self.title.setText(self.tr("Tệp trả lời mang về từ"))
        self.leave.setText(self.tr("Chưa nhận"))
        self.go.setText(self.tr("Đã so, giống nhau"))

    def _on_go(self) -> None:
        self.accept()
        self.compared.emit(self._met.key)
