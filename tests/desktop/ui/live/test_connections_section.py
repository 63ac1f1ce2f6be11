"""The connections on the settings page: how each stands, and what can be done with it."""

import pytest

from hailong.domain.live import DatabaseReport, LiveConnection, LiveFault, ServerAddress
from hailong.qtbridge.settings import SettingsService
from hailong.store.memory import MemoryStore
from hailong.ui.live.connections_section import ConnectionsSection
from hailong.ui.live.live_words import explain_live

from .conftest import NOW, SINCE, Clock


@pytest.fixture
def settings(tasks):
    return SettingsService(tasks, MemoryStore(Clock()).settings)


@pytest.fixture
def section(qtbot, service, settings):
    made = ConnectionsSection(service, settings, Clock())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def one():
    return LiveConnection(id="c1", address=ServerAddress("MAYCHU", port=1433), user="doc", since=SINCE)


def test_a_connection_says_until_when_it_was_read(section, service, one, qtbot):
    service.save(one)

    qtbot.waitUntil(lambda: "c1" in section.rows and "Đã đọc đến" in section.rows["c1"].state.text())
    assert "MAYCHU,1433" in section.rows["c1"].name.text()


def test_a_fault_is_told_with_how_to_mend_it(section, service, servers, one, qtbot, monkeypatch):
    report = DatabaseReport(connection_id="c1", database="ECUS5VNACCS", at=NOW, fault=LiveFault.TCP_DISABLED)
    monkeypatch.setattr(servers, "run", lambda *_, **__: (report,))

    service.save(one)

    words = explain_live(LiveFault.TCP_DISABLED)
    qtbot.waitUntil(lambda: "c1" in section.rows and words.what in section.rows["c1"].state.text())
    assert section.rows["c1"].mend.text() == words.do


def test_its_buttons_ask_for_the_wizard_and_for_removal(section, service, one, qtbot):
    service.save(one)
    qtbot.waitUntil(lambda: "c1" in section.rows)

    with qtbot.waitSignal(section.wizard_wanted) as wanted:
        section.rows["c1"].edit.click()
    assert wanted.args == [one]
    with qtbot.waitSignal(section.removal_wanted):
        section.rows["c1"].remove.click()


def test_one_that_is_removed_leaves_the_page(section, service, one, qtbot):
    service.save(one)
    qtbot.waitUntil(lambda: "c1" in section.rows)

    service.remove("c1")

    qtbot.waitUntil(lambda: not section.rows)


def test_a_new_one_is_begun_with_the_wizard(section, qtbot):
    with qtbot.waitSignal(section.wizard_wanted) as wanted:
        section.add.click()

    assert wanted.args == [None]


def test_each_fault_is_told_with_the_name_of_its_database_and_what_it_means(section, service, servers, one, qtbot):
    faults = {"ECUS_A": LiveFault.NO_SELECT_RIGHT, "ECUS_B": None, "ECUS_C": LiveFault.DATABASE_GONE}
    reports = tuple(
        DatabaseReport(connection_id="c1", database=name, at=NOW, fault=fault) for name, fault in faults.items()
    )
    servers.run = lambda *_, **__: reports

    service.save(one)

    qtbot.waitUntil(lambda: "c1" in section.rows and "ECUS_C" in section.rows["c1"].state.text())
    row = section.rows["c1"]
    assert f"ECUS_A: {explain_live(LiveFault.NO_SELECT_RIGHT).what}" in row.state.text()
    assert "ECUS_B" not in row.state.text()
    assert row.means.text() == explain_live(LiveFault.DATABASE_GONE).means
    assert row.mend.text().splitlines() == [
        f"ECUS_A: {explain_live(LiveFault.NO_SELECT_RIGHT).do}",
        f"ECUS_C: {explain_live(LiveFault.DATABASE_GONE).do}",
    ]


def test_a_connection_is_switched_off_and_on(section, service, one, qtbot):
    service.save(one)
    qtbot.waitUntil(lambda: "c1" in section.rows)
    row = section.rows["c1"]

    row.switch.click()
    qtbot.waitUntil(lambda: row.state.text() == "Đang tắt")
    assert not service.standings[0].connection.is_on
    assert not row.read.isEnabled()

    row.switch.click()
    qtbot.waitUntil(lambda: "Đã đọc đến" in row.state.text())


def test_the_pace_is_set_where_there_is_something_to_read(section, service, settings, one, qtbot):
    assert not section.pace.isVisible()
    service.save(one)
    qtbot.waitUntil(section.pace.isVisible)
    section.pace.setValue(10)
    section.pace.editingFinished.emit()
    assert settings.current.live_minutes == 10
