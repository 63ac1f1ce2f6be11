"""The sources that live: the watched folder of exports and ECUS's own database; built after the first paint."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from hailong.domain.imports import SourceFault
from hailong.domain.live import LiveConnection
from hailong.qtbridge.imports import ImportService
from hailong.qtbridge.live_list import LiveListService
from hailong.qtbridge.live_setup import LiveSetup, LiveTools, NewLogin
from hailong.qtbridge.settings import Settings
from hailong.qtbridge.tasks import Lane
from hailong.qtbridge.watched_folder import WatchedFolder
from hailong.ui.failures import Explanation
from hailong.ui.live.wizard import LiveWizard

if TYPE_CHECKING:
    from hailong.app.core import Core
    from hailong.app.window import Workstation
    from hailong.sync.importing import FolderReport


class LiveSources(QObject):
    """Brings in what comes by itself, quietly: the list changes, and only what could not be read is told."""

    def __init__(self, of: "Workstation") -> None:
        super().__init__(of)
        self._of = of
        self._dialogs: list[QDialog] = []
        self._settled: dict[str, Path] = {}  # by name, as reports speak of them
        self._has_begun = False
        core = of.core
        self.list = LiveListService(
            of.tasks, core.store.live, lambda: core.live.reader, core.clock, self, every=self._every
        )
        self.setup = LiveSetup(of.tasks, lambda: _tools(core), self)
        self.folder = WatchedFolder(of.tasks, _files_of, core.clock, self)
        self.imports = ImportService(of.tasks, core.importer, self)
        self._connect()

    def begin(self) -> None:
        """Watch the folder, bring in what it holds, read the connections."""
        self._follow_settings(self._of.settings.current)
        settings = self._of.settings.current
        if settings.exports_folder and settings.watches_folder:
            folder = Path(settings.exports_folder)
            self._of.tasks.run(Lane.FILES, folder.is_dir, lambda is_there: self._bring_in(folder, is_there))
        self.list.begin()
        self._has_begun = True

    def _bring_in(self, folder: Path, is_there: bool) -> None:
        if is_there:
            self._of.imports.import_paths([folder])

    def _every(self) -> timedelta:
        return timedelta(minutes=self._of.settings.current.live_minutes)

    def close(self) -> None:
        """Read and watch no more; a dialog that is open would keep the program running."""
        for dialog in tuple(self._dialogs):
            dialog.close()
        self.list.close()
        self.imports.close()
        self.folder.watch(None)

    def show_wizard(self, connection: LiveConnection | None = None) -> LiveWizard:
        """Set up a connection, or change one."""
        wizard = LiveWizard(self.setup, self.list, self._of.core.clock, self._of.window, connection=connection)
        self._open(wizard)
        return wizard

    def ask_to_remove(self, connection: LiveConnection) -> None:
        """Removing a connection asks first: its password has to be typed again to have it back."""
        box = QMessageBox(self._of.window)
        box.setWindowTitle(self.tr("Bỏ kết nối"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Thôi đọc danh sách từ {address}?").format(address=connection.address))
        box.setInformativeText(self.tr("Tờ khai đã đọc vẫn còn. Mật khẩu được xóa khỏi kho khóa."))
        remove = box.addButton(self.tr("Bỏ kết nối"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Giữ lại"), QMessageBox.ButtonRole.RejectRole)
        box.buttonClicked.connect(lambda button: self._remove(connection) if button is remove else None)
        self._open(box)

    def _open(self, dialog: QDialog) -> None:
        self._dialogs.append(dialog)
        dialog.finished.connect(lambda _: self._dialogs.remove(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self, connection: LiveConnection) -> None:
        self.list.remove(connection.id)
        self.setup.forget(connection)

    def _connect(self) -> None:
        of = self._of
        of.settings.changed.connect(lambda now, _: self._follow_settings(now))
        of.settings.changed.connect(
            lambda now, before: self.list.follow_pace() if now.live_minutes != before.live_minutes else None
        )
        self.folder.settled.connect(self._on_settled)
        self.folder.lost.connect(self._on_lost)
        self.folder.found_again.connect(lambda folder: self.imports.import_paths([folder]))
        self.imports.finished.connect(self._on_imported)
        self.list.rows_changed.connect(of.declarations.refresh)
        for service in (self.list, self.imports):
            service.failed.connect(of.window.tell)

    def _follow_settings(self, settings: Settings) -> None:
        is_watched = settings.watches_folder and bool(settings.exports_folder)
        if is_watched and self._has_begun and self.folder.folder is None:
            self.imports.import_paths([Path(settings.exports_folder)])  # what came while nobody watched
        self.folder.watch(Path(settings.exports_folder) if is_watched else None)

    def _on_settled(self, paths: tuple[Path, ...]) -> None:
        self._settled |= {path.name: path for path in paths}
        self.imports.import_paths(paths)

    def _on_imported(self, report: "FolderReport") -> None:
        """The list is read anew; a file that is still being written is looked at again, other faults are told once."""
        self._of.declarations.refresh()
        for one in report.reports:
            path = self._settled.pop(one.file_name, None)
            if one.fault is SourceFault.STILL_WRITING and path is not None:
                self.folder.look_again(path)
        if any(one.lost or one.fault not in (None, SourceFault.STILL_WRITING) for one in report.reports):
            self._of.imports.finished.emit(report)

    def _on_lost(self, folder: Path) -> None:
        self._of.window.tell_explanation(
            Explanation(
                self.tr("Không mở được thư mục xuất tệp."),
                self.tr("Tờ khai đã nhập vẫn còn; thư mục sẽ được đọc tiếp khi mở lại được."),
                self.tr("Xin kiểm tra ổ đĩa hoặc mạng nội bộ, hoặc chọn thư mục khác trong trang Cài đặt."),
                str(folder),
            )
        )


def _files_of(folder: Path) -> list[Path]:
    from hailong.sync.importing import files_of  # noqa: PLC0415  # after the first paint

    return files_of(folder)


def _tools(core: "Core") -> LiveTools:
    from hailong.domain.live import ECUS_DATABASE  # noqa: PLC0415
    from hailong.sources.ecus_sql import script  # noqa: PLC0415  # heavy: keyring and drivers

    def new_login(databases: tuple[str, ...]) -> NewLogin:
        password = script.new_password()
        return NewLogin(script.USER, password, script.script_of(databases or (ECUS_DATABASE,), password))

    return LiveTools(core.live.servers, core.live.passwords, new_login)
