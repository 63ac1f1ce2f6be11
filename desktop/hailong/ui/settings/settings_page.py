"""The *Settings* page: its sections, one below the other."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hailong.qtbridge.enrolment import EnrolmentService
from hailong.ui.enrolment.enrolment_section import EnrolmentSection
from hailong.ui.settings.about_section import AboutSection
from hailong.ui.settings.look_section import LookSection
from hailong.ui.settings.network_section import NetworkSection
from hailong.ui.settings.prompting_section import PromptingSection
from hailong.ui.settings.running_section import RunningSection
from hailong.ui.settings.work_section import WorkSection
from hailong.ui.widgets.labels import hairline, page_title
from hailong.ui.widgets.layouts import in_column, in_row
from hailong.ui.widgets.scrolling import scroll_area


class SettingsPage(QWidget):
    """Every change counts at once; there is no *Apply*."""

    def __init__(
        self,
        enrolment: EnrolmentService,
        *,
        connections: QWidget,
        work: WorkSection,
        clerks: QWidget,
        prompting: PromptingSection,
        running: RunningSection,
        carrying: QWidget,
        network: NetworkSection,
        look: LookSection,
        about: AboutSection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._enrolment = enrolment
        self.title = page_title(self)
        self.enrolment = EnrolmentSection(enrolment, self)
        self.connections, self.work, self.clerks = connections, work, clerks
        self.prompting, self.running, self.carrying = prompting, running, carrying
        self.network, self.look, self.about = network, look, about
        self._lay_out()
        self.retranslate()

    def focus_search(self) -> None:
        """Nothing to search: go to what is typed first."""
        self.enrolment.enrol.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read who this workstation may speak for."""
        self._enrolment.refresh()
        self._enrolment.look_for_key()
        self.running.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """The title anew; each section has its own texts."""
        self.title.setText(self.tr("Cài đặt"))

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(744)
        box = QVBoxLayout(content)
        box.setContentsMargins(16, 0, 16, 24)
        box.setSpacing(16)
        below = (
            self.connections, self.work, self.clerks, self.prompting, self.running, self.carrying, self.network,
            self.look, self.about,
        )  # fmt: skip
        box.addWidget(self.enrolment)
        for section in below:
            box.addWidget(hairline())
            box.addWidget(section)
        box.addStretch(1)
        area = scroll_area(self, content, goes_sideways=True)
        head = in_row(self.title)
        head.setContentsMargins(16, 12, 16, 8)
        in_column(self, head, area, spacing=0).setStretchFactor(area, 1)
