"""What this program is and where its data lie, for whoever is asked for help."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hailong.domain.enrolment import KeyPlace
from hailong.ui.settings.data_words import data_key_text
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.section import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said there."""

    version: str
    data_folder: str
    data_key: KeyPlace | None  # None: the data is not encrypted


class AboutSection(Section):
    """Can be copied into a letter."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.about = text_label(self, tone="muted", wraps=True, is_selectable=True)
        self.data_key = text_label(self, tone="muted" if about.data_key is KeyPlace.KEYRING else "warning", wraps=True)
        self.arrange(self.about, self.data_key)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Về phần mềm"))
        self.about.setText(
            self.tr(
                "Hài Lòng {version}. Phiếu được giữ trên máy này, niêm phong khi gửi, "
                "và chỉ cơ quan hải quan mở được.\nDữ liệu: {folder}"
            ).format(version=self._about.version, folder=self._about.data_folder)
        )
        self.data_key.setText(data_key_text(self._about.data_key))
