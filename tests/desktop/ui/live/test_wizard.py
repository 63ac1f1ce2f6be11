"""The wizard: from an address to declarations that come by themselves, and every refusal in words."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from hailong.domain.live import FoundDatabase, LiveConnection, LiveError, LiveFault, LoginKind, ServerAddress, TlsMode
from hailong.ui.live.live_words import explain_live
from hailong.ui.live.wizard import Step

from .conftest import SINCE


def type_login(wizard, user="hailong_doc", password="M@t-khau"):
    wizard.login.sql.setChecked(True)
    QTest.keyClicks(wizard.login.user, user)
    QTest.keyClicks(wizard.login.password, password)


def go_on(wizard, qtbot, step):
    QTest.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is step)


def test_the_whole_way_by_keys_saves_a_connection_and_reads_it(wizard, service, repository, servers, qtbot):
    wizard.server.field.clear()
    QTest.keyClicks(wizard.server.field, r"MAYCHU\ECUSSQL2008")
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    go_on(wizard, qtbot, Step.DATABASES)
    go_on(wizard, qtbot, Step.READING)
    qtbot.waitUntil(lambda: bool(service.standings) and service.standings[0].read_at is not None)

    (kept,) = repository.connections()
    assert kept.address == ServerAddress("MAYCHU", "ECUSSQL2008")
    assert (kept.login, kept.user, kept.since) == (LoginKind.SQL, "hailong_doc", SINCE)
    assert kept.databases == ("ECUS5VNACCS", "Ecus5vnaccs_OLD")
    assert servers.passwords[kept.id] == "M@t-khau"
    assert "Đã đọc đến" in wizard.told.text()


def test_one_is_told_that_the_window_may_be_closed_while_it_reads(wizard, servers, qtbot):
    gate = threading.Event()
    read = servers.run
    servers.run = lambda *a, **k: gate.wait(10) and read(*a, **k)
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    go_on(wizard, qtbot, Step.DATABASES)
    go_on(wizard, qtbot, Step.READING)

    qtbot.waitUntil(wizard.goes_on.isVisible)
    assert wizard.stop.isVisible()

    gate.set()
    qtbot.waitUntil(lambda: not wizard.goes_on.isVisible())


def test_an_address_that_is_none_does_not_let_one_go_on(wizard):
    wizard.server.field.setText("may chu; DROP TABLE")

    assert not wizard.next.isEnabled()


def test_what_answers_on_the_network_is_listed_and_fills_the_address(wizard, qtbot):
    wizard.server.search.click()
    qtbot.waitUntil(lambda: wizard.server.found.count() == 1)

    wizard.server.found.setCurrentRow(0)

    assert wizard.server.field.text() == r"MAYCHU\ECUSSQL2008"


@pytest.mark.parametrize("fault", list(LiveFault))
def test_every_refusal_of_the_login_is_told_and_one_stays_where_one_is(wizard, servers, qtbot, fault):
    servers.fault = fault
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)

    wizard.go_on()
    qtbot.waitUntil(wizard.fault.isVisible)

    assert wizard.step is Step.LOGIN
    assert wizard.fault.what.text() == explain_live(fault).what
    assert wizard.next.isEnabled()


def test_sa_needs_a_word_of_its_own(wizard, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)

    type_login(wizard, user="SA")

    assert wizard.login.sa_warning.isVisible()
    assert not wizard.next.isEnabled()
    wizard.login.sa_agreed.setChecked(True)
    assert wizard.next.isEnabled()


def test_no_certificate_is_an_explicit_choice_with_a_warning(wizard, servers, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)
    assert wizard.login.tls_choice.mode is TlsMode.SYSTEM
    assert not wizard.login.unverified_warning.isVisible()

    wizard.login.tls[TlsMode.UNVERIFIED].setChecked(True)

    assert wizard.login.unverified_warning.isVisible()
    type_login(wizard)
    go_on(wizard, qtbot, Step.DATABASES)
    assert servers.asked[0].tls.mode is TlsMode.UNVERIFIED


def test_a_file_of_authorities_has_to_be_named(wizard, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)

    wizard.login.tls[TlsMode.BUNDLE].setChecked(True)

    assert not wizard.next.isEnabled()
    wizard.login.bundle.setText("/ca.pem")
    assert wizard.next.isEnabled()
    assert wizard.login.tls_choice.ca_bundle == "/ca.pem"


def test_the_script_for_the_administrator_is_copied_and_its_login_filled_in(wizard, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)

    wizard.login.make_login.click()
    qtbot.waitUntil(wizard.login.script_told.isVisible)

    assert QGuiApplication.clipboard().text() == "CREATE LOGIN hailong_doc ..."
    assert (wizard.login.user.text(), wizard.login.password.text()) == ("hailong_doc", "M@t-khau-moi")


def test_the_script_is_saved_and_its_login_filled_in(wizard, qtbot, tmp_path):
    go_on(wizard, qtbot, Step.LOGIN)

    wizard.login.save_login.click()
    dialog = wizard.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "doc.sql"))
    dialog.close()
    qtbot.waitUntil(wizard.login.script_told.isVisible)

    assert (tmp_path / "doc.sql").read_text(encoding="utf-8-sig") == "CREATE LOGIN hailong_doc ..."
    assert "doc.sql" in wizard.login.script_told.text()
    assert wizard.login.user.text() == "hailong_doc"


def test_a_script_that_cannot_be_saved_is_told(wizard, qtbot, tmp_path):
    go_on(wizard, qtbot, Step.LOGIN)

    wizard.login.save_login.click()
    dialog = wizard.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "doc.sql"))
    dialog.close()
    qtbot.waitUntil(wizard.fault.isVisible)

    assert "Không ghi được" in wizard.fault.what.text()


def test_databases_without_the_right_offer_the_script_and_a_refused_network_does_not(wizard, servers, qtbot):
    servers.standing = replace(
        servers.standing, databases=(FoundDatabase(name="ECUS5VNACCS", fault=LiveFault.NO_SELECT_RIGHT),)
    )
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    wizard.go_on()
    qtbot.waitUntil(wizard.fault.act.isVisible)
    assert wizard.fault.what.text() == explain_live(LiveFault.NO_SELECT_RIGHT).what
    assert wizard.fault.means.text()
    assert wizard.databases.closed == ("ECUS5VNACCS",)
    wizard.fault.act.click()
    qtbot.waitUntil(wizard.login.script_told.isVisible)
    assert (wizard.step, wizard.login.user.text()) == (Step.LOGIN, "hailong_doc")

    servers.fault = LiveFault.REFUSED
    wizard.go_on()
    qtbot.waitUntil(wizard.fault.isVisible)
    assert not wizard.fault.act.isVisible()


def test_the_script_lets_the_new_login_read_all_that_is_ticked_and_what_the_present_one_may_not(wizard, servers, qtbot):
    closed = FoundDatabase(name="ECUS_CHINHANH", fault=LiveFault.NO_DATABASE_RIGHT)
    servers.standing = replace(servers.standing, databases=(*servers.standing.databases, closed))
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    go_on(wizard, qtbot, Step.DATABASES)
    wizard.back.click()

    wizard.login.make_login.click()
    qtbot.waitUntil(wizard.login.script_told.isVisible)

    assert servers.let_in == ("ECUS5VNACCS", "Ecus5vnaccs_OLD", "ECUS_CHINHANH")


def test_a_search_that_fails_after_one_has_gone_on_is_not_told(wizard, servers, qtbot):
    gate = threading.Event()

    def discover(host=""):
        gate.wait(10)
        raise LiveError(LiveFault.UNKNOWN_HOST)

    servers.discover = discover
    wizard.server.search.click()
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    assert wizard.next.isEnabled()
    gate.set()
    go_on(wizard, qtbot, Step.DATABASES)

    assert not wizard.fault.isVisible()


def test_a_search_is_stopped_by_its_own_button(wizard, servers, qtbot):
    gate = threading.Event()
    servers.discover = lambda host="": gate.wait(10) and []
    wizard.server.search.click()
    assert wizard.server.bar.isVisible()
    assert wizard.server.search.text() == "Dừng tìm"

    wizard.server.search.click()

    assert not wizard.server.bar.isVisible()
    assert not wizard.server.state.isVisible()
    gate.set()


def test_a_database_that_is_not_of_ecus_stands_there_with_the_reason_and_cannot_be_ticked(wizard, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    go_on(wizard, qtbot, Step.DATABASES)

    last = wizard.databases.list.item(2)
    assert last.text().startswith("KETOAN")
    assert explain_live(LiveFault.NOT_ECUS).what in last.text()
    assert not last.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_without_a_ticked_database_there_is_nothing_to_read(wizard, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    go_on(wizard, qtbot, Step.DATABASES)

    for row in range(2):
        wizard.databases.list.item(row).setCheckState(Qt.CheckState.Unchecked)

    assert not wizard.next.isEnabled()


def test_a_keyring_that_refuses_keeps_the_connection_from_being_saved(wizard, servers, repository, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)
    go_on(wizard, qtbot, Step.DATABASES)
    servers.fault = LiveFault.KEYRING_UNAVAILABLE

    wizard.go_on()
    qtbot.waitUntil(wizard.fault.isVisible)

    assert wizard.step is Step.DATABASES
    assert repository.connections() == []


def test_one_that_is_changed_keeps_its_id_and_asks_for_its_password_again(open_wizard, repository, servers, qtbot):
    before = LiveConnection(
        id="c1", address=ServerAddress("CU", port=1433), user="cu", databases=("Ecus5vnaccs_OLD",), since=SINCE
    )
    repository.save_connection(before)
    wizard = open_wizard(before)
    assert wizard.server.field.text() == "CU,1433"
    go_on(wizard, qtbot, Step.LOGIN)
    assert (wizard.login.user.text(), wizard.login.password.text()) == ("cu", "")
    QTest.keyClicks(wizard.login.password, "moi")
    go_on(wizard, qtbot, Step.DATABASES)
    assert wizard.databases.databases == ("Ecus5vnaccs_OLD",)
    go_on(wizard, qtbot, Step.READING)

    qtbot.waitUntil(lambda: servers.passwords.get("c1") == "moi")
    assert [one.id for one in repository.connections()] == ["c1"]


def test_one_can_go_back_without_losing_what_was_typed(wizard, qtbot):
    go_on(wizard, qtbot, Step.LOGIN)
    type_login(wizard)

    wizard.back.click()

    assert wizard.step is Step.SERVER
    go_on(wizard, qtbot, Step.LOGIN)
    assert wizard.login.user.text() == "hailong_doc"
