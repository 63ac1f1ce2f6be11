"""Pictures of the live list: the wizard that connects to ECUS, and the connections on the settings page."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

from dev.sample_store import NOW
from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.domain.live import (
    DatabaseReport,
    FoundDatabase,
    FoundInstance,
    LiveConnection,
    LiveFault,
    LiveProgress,
    ServerAddress,
    ServerStanding,
)
from hailong.qtbridge.live_list import LiveStanding
from hailong.ui.live.wizard import LiveWizard, Step
from hailong.ui.navigation import PageId
from hailong.ui.settings.settings_page import SettingsPage

_SQL_SERVER: Final = ServerStanding(
    version="10.50.1600.1", product="SQL Server 2008 R2", is_privileged=False, is_encrypted=True,
    databases=(
        FoundDatabase(name="ECUS5VNACCS", highest_id=250_310), FoundDatabase(name="Ecus5vnaccs_OLD", highest_id=9_120),
        FoundDatabase(name="KETOAN", fault=LiveFault.NOT_ECUS),
    ),
)  # fmt: skip
_HERE: Final = LiveConnection(
    id="here", address=ServerAddress("MAYCHU", "ECUSSQL2008"), user="hailong_doc", since=date(2026, 10, 20)
)
_THERE: Final = LiveConnection(
    id="there", address=ServerAddress("192.168.1.5", port=1433), user="hailong_doc", since=date(2026, 10, 20),
    databases=("ECUS5VNACCS", "ECUS_CHINHANH", "ECUS_CU"),
)  # fmt: skip
_OFF: Final = LiveConnection(
    id="off", address=ServerAddress("MAYCU", "ECUSSQL2008"), user="hailong_doc", since=date(2026, 10, 20), is_on=False
)
_FAULTS: Final = {"ECUS_CHINHANH": LiveFault.NO_SELECT_RIGHT, "ECUS_CU": LiveFault.DATABASE_GONE}


def _wizard(step: Step, fault: LiveFault | None = None) -> Callable[[Stage], tuple[QWidget, ...]]:
    """A step of the wizard, as it stands after the answers of an invented server."""

    def act(stage: Stage) -> tuple[QWidget, ...]:
        stage.window.show_page(PageId.DECLARATIONS)
        wizard = stage.client.live_sources().show_wizard()
        wizard.server.show_found([FoundInstance(host="MAYCHU", instance="ECUSSQL2008", version="10.50.1600.1")])
        wizard.server.field.setText(r"MAYCHU\ECUSSQL2008")
        wizard.login.sql.setChecked(True)
        wizard.login.user.setText("sa" if fault is None else "hailong_doc")
        wizard.login.password.setText("0" * 12)
        wizard.databases.show_standing(_SQL_SERVER)
        wizard.show_step(step)
        if fault is not None:
            wizard._tell(fault, "18456")  # as if the server had said so
        return (wizard,)

    return act


def _reading(stage: Stage) -> tuple[QWidget, ...]:
    """The first load, half way."""
    (wizard,) = _wizard(Step.READING)(stage)
    assert isinstance(wizard, LiveWizard)
    wizard._id = _HERE.id  # the wizard of this very connection
    progress = LiveProgress(
        connection_id=_HERE.id, database="ECUS5VNACCS", first_day=date(2026, 11, 2), window=2, windows=5, rows=1_240
    )
    _stand(stage, LiveStanding(connection=_HERE, is_reading=True, progress=progress))
    return (wizard,)


def _connections(stage: Stage) -> None:
    """One that was read, one with two faults, one that is switched off."""
    again = NOW + timedelta(minutes=4)
    _stand(
        stage,
        LiveStanding(connection=_HERE, reports=_reports(_HERE), next_at=again),
        LiveStanding(connection=_THERE, reports=_reports(_THERE), next_at=again, failures=1),
        LiveStanding(connection=_OFF),
    )
    stage.window.show_page(PageId.SETTINGS)
    stage.settle()
    page = stage.window.page(PageId.SETTINGS)
    assert isinstance(page, SettingsPage)
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(page.connections.pos().y() - 8)


def _reports(connection: LiveConnection) -> tuple[DatabaseReport, ...]:
    return tuple(
        DatabaseReport(connection_id=connection.id, database=one, at=NOW, fault=_FAULTS.get(one), is_loaded=True)
        for one in connection.databases
    )


def _stand(stage: Stage, *standings: LiveStanding) -> None:
    """As if servers had answered so."""
    live = stage.client.live_sources().list
    live._standings = {one.connection.id: one for one in standings}  # no server stands behind pictures
    live.standings_changed.emit(live.standings)
    stage.settle()


def _end(stage: Stage) -> None:
    """No wizard, no connection is left for the next picture."""
    for wizard in stage.window.findChildren(LiveWizard):
        wizard.reject()
    _stand(stage)


SCENES: Final = (
    Scene("41-wizard-server", _wizard(Step.SERVER), after=_end),
    Scene("42-wizard-login", _wizard(Step.LOGIN), after=_end),
    Scene("43-wizard-refused", _wizard(Step.LOGIN, LiveFault.LOGIN_FAILED), after=_end),
    Scene("44-wizard-databases", _wizard(Step.DATABASES), after=_end),
    Scene("45-wizard-reading", _reading, after=_end),
    Scene("46-settings-connections", _connections, after=_end),
)
