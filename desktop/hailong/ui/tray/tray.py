"""The icon beside the clock: how things stand at a glance, and the ways into the window."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from hailong.qtbridge.outbox import OutboxService
from hailong.qtbridge.prompting import PromptService
from hailong.qtbridge.sync import Standing, SyncService
from hailong.ui import icons
from hailong.ui.colours import Colours
from hailong.ui.status_line import status_text
from hailong.ui.theme import Theme
from hailong.ui.words import number_text

_SIZES: Final = (16, 22, 24, 32, 48)
_TOLD_MS: Final = 8000
_LOOKS: Final = 12
_LOOK_AGAIN_MS: Final = 5000


class Tray(QObject):
    """Says nothing about anybody: a state, counts, and what can be done.

    Its colour is that of the stars, which is seen on light and dark panels alike.
    """

    rate_wanted = Signal()
    unrated_wanted = Signal()
    problem_wanted = Signal()
    documents_wanted = Signal()
    window_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        sync: SyncService,
        outbox: OutboxService,
        prompts: PromptService,
        theme: Theme,
        *,
        is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sync = sync
        self._outbox = outbox
        self._prompts = prompts
        self._theme = theme
        self._is_available = is_available
        self._unrated = 0
        self._looks_left = _LOOKS
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.show)
        self._look = ""
        self.menu = QMenu()
        self.rate, self.unrated, self.problem = QAction(self), QAction(self), QAction(self)
        self.documents, self.pause, self.quit = QAction(self), QAction(self), QAction(self)
        self.pause.setCheckable(True)
        self.icon = QSystemTrayIcon(self)
        self._fill_menu()
        self._connect()
        self.retranslate()

    @property
    def is_there(self) -> bool:
        """Whether this desktop has a place for it."""
        return self._is_available()

    def show(self) -> None:
        """Stand beside the clock; a session that is just beginning has that place a little later, if at all."""
        if self.is_there:
            self.icon.show()
        elif self._looks_left:
            self._looks_left -= 1
            self._timer.start()

    def show_unrated(self, count: int) -> None:
        """How many declarations wait to be rated."""
        self._unrated = count
        self.retranslate()

    def tell(self, text: str) -> None:
        """A short word in the system's own way; never about anybody."""
        self.icon.showMessage("Hài Lòng", text, self.icon.icon(), _TOLD_MS)

    def close(self) -> None:
        """Leave the place beside the clock."""
        self._timer.stop()
        self.icon.hide()
        self.menu.deleteLater()

    def retranslate(self) -> None:
        """Words, icon and tick as things stand now, in the language of now."""
        is_paused = self._prompts.is_paused
        unrated = QCoreApplication.translate("tray", "%Ln tờ khai chưa đánh giá", None, self._unrated)
        self.rate.setText(QCoreApplication.translate("tray", "Đánh giá…"))
        counted = QCoreApplication.translate("tray", "Tờ khai chưa đánh giá ({count})")
        self.unrated.setText(counted.format(count=number_text(self._unrated)))
        self.problem.setText(QCoreApplication.translate("tray", "Gặp vướng mắc khi làm thủ tục…"))
        self.documents.setText(QCoreApplication.translate("tray", "Văn bản"))
        self.pause.setText(QCoreApplication.translate("tray", "Hôm nay không hỏi nữa"))
        self.pause.setChecked(is_paused)
        self.quit.setText(QCoreApplication.translate("tray", "Thoát"))
        lines = ["Hài Lòng", status_text(self._sync.status, self._outbox.summary), unrated]
        if is_paused:
            lines.append(QCoreApplication.translate("tray", "Hôm nay không hỏi nữa"))
        self.icon.setToolTip("\n".join(lines))
        self._paint(is_paused)

    # --- how it looks ---------------------------------------------------------------------------------------------

    def _paint(self, is_paused: bool) -> None:
        name, colour = self._drawing(self._theme.colours, is_paused)
        look = f"{name} {colour}"
        if look == self._look:
            return
        self._look = look
        made = QIcon()
        for size in _SIZES:
            made.addPixmap(icons.pixmap(name, QColor(colour), size))
        self.icon.setIcon(made)

    def _drawing(self, worn: Colours, is_paused: bool) -> tuple[str, str]:
        standing = self._sync.status.standing
        if standing is Standing.NEEDS_PERSON or self._outbox.summary.needs_you:
            return "tray-attention", worn.star
        if is_paused:
            return "tray-paused", worn.star
        return ("tray" if standing is Standing.ONLINE else "tray-offline"), worn.star

    # --- building -------------------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        for action in (self.rate, self.unrated, self.problem, self.documents):
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(self.pause)
        self.menu.addSeparator()
        self.menu.addAction(self.quit)
        self.menu.setDefaultAction(self.rate)
        self.icon.setContextMenu(self.menu)

    def _connect(self) -> None:
        self.rate.triggered.connect(self.rate_wanted)
        self.unrated.triggered.connect(self.unrated_wanted)
        self.problem.triggered.connect(self.problem_wanted)
        self.documents.triggered.connect(self.documents_wanted)
        self.pause.triggered.connect(self._prompts.pause_today)
        self.quit.triggered.connect(self.quit_wanted)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.window_wanted)
        self._sync.status_changed.connect(self.retranslate)
        self._outbox.summary_changed.connect(self.retranslate)
        self._prompts.paused_changed.connect(lambda _: self.retranslate())
        self._theme.changed.connect(lambda _: self.retranslate())

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.window_wanted.emit()
