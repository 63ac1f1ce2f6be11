"""The whole client beside ECUS: a folder that is watched, and the wizard over a SQL Server that really answers."""

import shutil
from datetime import timedelta

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from hailong.app.core import Core
from hailong.app.window import Workstation
from hailong.domain.clock import SystemClock, vietnam_day
from hailong.domain.live import TlsMode
from hailong.qtbridge.tasks import Lane
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.ui.live.wizard import LiveWizard, Step
from hailong.ui.navigation import PageId
from sql_server import ecus
from sql_server.listener import running

from .conftest import free

PASSWORD = "Mật-khẩu 1;"


class MemoryKeyring(KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def passwords(self):
        """Those of ECUS's servers; the key of the database lies beside them."""
        return [text for (_, username), text in self.kept.items() if username.startswith("sql ")]

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        self.kept.pop((service, username), None)


@pytest.fixture
def memory_keyring():
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def start(qapp, memory_keyring, tmp_path, qtbot):
    """Begin as on a user's machine, with a keyring that is forgotten at the end; ``settings`` are of the last time."""
    begun = []

    def started(**settings):
        core = Core(tmp_path / "data")
        for name, text in settings.items():
            core.store.settings.set(f"window.{name}", text)
        begun.append(workstation := Workstation(qapp, core))
        with qtbot.waitSignal(workstation.sync.ran):
            workstation.show()
        return workstation

    yield started
    for workstation in begun:
        workstation.close()
        free(workstation)


@pytest.fixture
def shown(start):
    return start()


@pytest.fixture
def server(tmp_path):
    folder = tmp_path / "server"
    folder.mkdir()
    today = vietnam_day(SystemClock().now())
    lately = {"NGAY_DK": f"{today - timedelta(days=3)} 00:00:00"}
    with running(folder) as answering:
        answering.add_database("ECUS5VNACCS", [{**ecus.EXAMPLE, **lately}])
        yield answering


def all_numbers(workstation):
    store = workstation.core.store.declarations
    return {row.declaration.number for row in store.rows(store.view(DeclarationQuery(tab=Tab.ALL)))}


def test_a_file_that_is_exported_now_comes_in_by_itself_and_quietly(shown, ecus_folder, tmp_path, qtbot):
    exports = tmp_path / "exports"
    exports.mkdir()
    shown.settings.change(exports_folder=str(exports))
    qtbot.waitUntil(lambda: shown.sources.folder._state is not None)
    source = next(ecus_folder[0].rglob("*.xml"))

    shutil.copy(source, exports / source.name)

    qtbot.waitUntil(lambda: bool(all_numbers(shown)), timeout=15_000)
    assert not shown.window.import_bar.isVisible()


def test_a_file_that_cannot_be_read_is_told(shown, tmp_path, qtbot):
    exports = tmp_path / "exports"
    exports.mkdir()
    shown.settings.change(exports_folder=str(exports))
    qtbot.waitUntil(lambda: shown.sources.folder._state is not None)

    (exports / "Danh sach.xlsx").write_bytes(b"PK\x03\x04 cut off")

    qtbot.waitUntil(shown.window.import_bar.isVisible, timeout=15_000)


def test_a_folder_is_not_watched_when_that_is_not_wished(shown, tmp_path, qtbot):
    shown.settings.change(exports_folder=str(tmp_path))
    assert shown.sources.folder.folder == tmp_path

    shown.settings.change(watches_folder=False)

    assert shown.sources.folder.folder is None


def exported(ecus_folder, tmp_path):
    """The folder, with one file in it."""
    exports = tmp_path / "exports"
    exports.mkdir()
    source = next(ecus_folder[0].rglob("*.xml"))
    shutil.copy(source, exports / source.name)
    return exports


def test_what_was_exported_while_the_program_was_closed_comes_in_at_its_start(start, ecus_folder, tmp_path, qtbot):
    workstation = start(exports_folder=str(exported(ecus_folder, tmp_path)))

    qtbot.waitUntil(lambda: bool(all_numbers(workstation)), timeout=15_000)


def test_a_folder_that_is_not_to_be_watched_is_not_read_at_the_start_either(start, ecus_folder, tmp_path, qtbot):
    workstation = start(exports_folder=str(exported(ecus_folder, tmp_path)), watches_folder="no")

    for _ in range(2):  # the look at the folder, and the reading that would follow it
        done = []
        workstation.tasks.run(Lane.FILES, lambda: None, done.append)
        qtbot.waitUntil(lambda done=done: bool(done))
    assert not all_numbers(workstation)


def test_what_was_exported_while_nobody_watched_comes_in_when_it_is_watched_again(shown, ecus_folder, tmp_path, qtbot):
    exports = tmp_path / "exports"
    exports.mkdir()
    shown.settings.change(exports_folder=str(exports), watches_folder=False)
    source = next(ecus_folder[0].rglob("*.xml"))
    shutil.copy(source, exports / source.name)

    shown.settings.change(watches_folder=True)

    qtbot.waitUntil(lambda: bool(all_numbers(shown)), timeout=15_000)


def test_a_folder_that_is_chosen_tells_what_came_in_and_not_that_it_was_in_before(shown, ecus_folder, qtbot):
    told = []
    shown.imports.finished.connect(told.append)
    shown.window.import_folder(str(ecus_folder[0]))
    qtbot.waitUntil(lambda: bool(told) and not shown.tasks.is_busy, timeout=20_000)
    (report,) = told
    assert sum(one.counts.added for one in report.reports) > 100


def test_a_folder_that_is_gone_is_told_calmly(shown, tmp_path, qtbot):
    shown.settings.change(exports_folder=str(tmp_path / "stick"))

    qtbot.waitUntil(shown.window.notice.isVisible)

    assert "thư mục xuất tệp" in shown.window.notice.what.text()


def test_from_the_empty_list_over_the_wizard_to_declarations_of_ecus(shown, server, memory_keyring, qtbot):
    shown.declarations.empty.connect_ecus.click()
    wizard = shown.window.findChild(LiveWizard)
    wizard.server.field.setText(f"127.0.0.1,{server.port}")
    wizard.go_on()
    wizard.login.sql.setChecked(True)
    wizard.login.tls[TlsMode.UNVERIFIED].setChecked(True)
    QTest.keyClicks(wizard.login.user, "chi_doc")
    wizard.login.password.setText(PASSWORD)

    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.step is Step.DATABASES or wizard.fault.isVisible(), timeout=15_000)
    assert wizard.step is Step.DATABASES, wizard.fault.what.text() + wizard.fault.details.text()
    QTest.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "109999888770" in all_numbers(shown), timeout=15_000)

    qtbot.waitUntil(lambda: shown.list.model.rowCount() == 1)
    assert memory_keyring.passwords() == [PASSWORD]
    wizard.accept()
    shown.window.show_page(PageId.SETTINGS)
    (row,) = shown.window.page(PageId.SETTINGS).connections.rows.values()
    qtbot.waitUntil(lambda: "Đã đọc đến" in row.state.text())


def test_a_connection_is_removed_with_its_password_when_that_was_confirmed(shown, server, memory_keyring, qtbot):
    wizard = shown.live_sources().show_wizard()
    wizard.server.field.setText(f"127.0.0.1,{server.port}")
    wizard.go_on()
    wizard.login.sql.setChecked(True)
    wizard.login.tls[TlsMode.UNVERIFIED].setChecked(True)
    wizard.login.user.setText("chi_doc")
    wizard.login.password.setText(PASSWORD)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.step is Step.DATABASES, timeout=15_000)
    wizard.go_on()
    qtbot.waitUntil(lambda: bool(shown.core.store.live.connections()), timeout=15_000)
    wizard.accept()
    (connection,) = shown.core.store.live.connections()

    shown.sources.ask_to_remove(connection)
    box = shown.window.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == "Bỏ kết nối").click()

    qtbot.waitUntil(lambda: not shown.core.store.live.connections())
    qtbot.waitUntil(lambda: not memory_keyring.passwords())
