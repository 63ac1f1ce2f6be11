"""Connecting to ECUS's own database in four steps: server, login, databases, first load."""

from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from hailong.domain.clock import Clock, vietnam_day
from hailong.domain.ids import uuid7
from hailong.domain.live import FoundInstance, LiveConnection, LiveError, LiveFault, LoginKind, ServerStanding
from hailong.qtbridge.live_list import LiveListService, LiveStanding
from hailong.qtbridge.live_setup import LiveSetup, NewLogin
from hailong.ui.failures import Explanation
from hailong.ui.live.databases_step import DatabasesStep
from hailong.ui.live.live_words import explain_live, standing_text
from hailong.ui.live.login_step import LoginStep
from hailong.ui.live.server_step import ServerStep
from hailong.ui.widgets.file_dialogs import ask_where_to_save
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.layouts import in_column
from hailong.ui.widgets.wizard_frame import WizardFrame

SIZE: Final = (640, 640)
_MENDED_BY_SCRIPT: Final = frozenset(
    {LiveFault.LOGIN_FAILED, LiveFault.NO_DATABASE_RIGHT, LiveFault.NO_SELECT_RIGHT, LiveFault.PASSWORD_EXPIRED}
)


class Step(IntEnum):
    """The steps, in their order."""

    SERVER = 0
    LOGIN = 1
    DATABASES = 2
    READING = 3


class LiveWizard(WizardFrame[Step]):
    """Goes on only where the step before has proven itself: the login is tried before databases are asked for.

    ``connection``: one that is to be changed; its password is asked for again.
    """

    saved = Signal(object)  # LiveConnection

    def __init__(
        self,
        setup: LiveSetup,
        service: LiveListService,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        connection: LiveConnection | None = None,
    ) -> None:
        super().__init__(Step, parent)
        self._setup = setup
        self._service = service
        self._clock = clock
        self._before = connection
        self._id = connection.id if connection else str(uuid7(clock.now()))
        self.server, self.login, self.databases = ServerStep(self), LoginStep(self), DatabasesStep(self)
        self.reading = QWidget(self)
        self.bar = QProgressBar(self.reading)
        self.bar.setTextVisible(False)
        self.told = text_label(self.reading, wraps=True)
        self.goes_on = text_label(self.reading, tone="muted", wraps=True)
        self._lay_out()
        self._connect()
        if connection is not None:
            self.server.show_address(connection.address)
            self.login.show_connection(connection)
        self.resize(*SIZE)
        self.show_step(Step.SERVER)

    def retranslate(self) -> None:
        """Titles and buttons of the step."""
        self.setWindowTitle(self.tr("Kết nối với ECUS"))
        titles = {
            Step.SERVER: self.tr("Máy chủ của ECUS"),
            Step.LOGIN: self.tr("Đăng nhập"),
            Step.DATABASES: self.tr("Cơ sở dữ liệu"),
            Step.READING: self.tr("Đọc lần đầu"),
        }
        self.stop.setText(self.tr("Dừng đọc"))
        self.goes_on.setText(
            self.tr("Có thể đóng cửa sổ này và làm việc ngay: tờ khai hiện dần trong danh sách, mới nhất trước.")
        )
        is_busy = self._setup.is_busy
        words = {
            Step.SERVER: self.tr("Tiếp tục"),
            Step.LOGIN: self.tr("Đang kiểm tra…") if is_busy else self.tr("Tiếp tục"),
            Step.DATABASES: self.tr("Đang lưu…") if is_busy else self.tr("Bắt đầu đọc"),
            Step.READING: self.tr("Đóng"),
        }
        self.say_step(titles, words)
        self._follow()

    # --- going on -------------------------------------------------------------------------------------------------

    def leave_step(self, step: Step) -> None:
        """The login is tried, and what was chosen is kept, before the next step comes."""
        match step:
            case Step.SERVER:
                self._stop_searching()  # it has been decided; what the search still says belongs to no other step
                self.show_step(Step.LOGIN)
            case Step.LOGIN:
                self._setup.look(self._connection(), self.login.password.text())
            case Step.DATABASES:
                self._setup.keep(self._connection(), self.login.password.text())
            case Step.READING:
                self.accept()

    def _connection(self) -> LiveConnection:
        address = self.server.address
        assert address is not None, "the step of the server lets nothing else through"
        kind = self.login.kind
        return LiveConnection(
            id=self._id,
            address=address,
            login=kind,
            user=self.login.user.text().strip() if kind is LoginKind.SQL else "",
            tls=self.login.tls_choice,
            databases=self.databases.databases,
            since=self.databases.since_day(vietnam_day(self._clock.now())),
        )

    def _follow(self) -> None:
        """Which buttons make sense now."""
        is_ready = {
            Step.SERVER: self.server.address is not None,
            Step.LOGIN: self.login.is_ready,
            Step.DATABASES: bool(self.databases.databases),
            Step.READING: True,
        }[self.step]
        self.next.setEnabled(is_ready and not (self._setup.is_busy and self.step in (Step.LOGIN, Step.DATABASES)))
        self.back.setVisible(self.step in (Step.LOGIN, Step.DATABASES))
        standing = self._standing()
        is_reading = standing is not None and standing.is_reading
        self.stop.setVisible(self.step is Step.READING and is_reading)
        self.goes_on.setVisible(is_reading)

    # --- answers --------------------------------------------------------------------------------------------------

    def _search(self) -> None:
        self.server.show_searching(True)
        self._setup.discover()

    def _stop_searching(self) -> None:
        self._setup.stop_searching()
        self.server.show_stopped()

    def _on_found(self, instances: list[FoundInstance]) -> None:
        self.server.show_searching(False)
        self.server.show_found(instances)

    def _on_looked(self, standing: ServerStanding) -> None:
        if self.step is not Step.LOGIN:
            return
        self.databases.show_standing(standing, self._before.databases if self._before else ())
        self.show_step(Step.DATABASES)
        if not self.databases.databases:
            faults = [one.fault for one in standing.databases if one.fault in _MENDED_BY_SCRIPT]
            self._tell(faults[0] if faults and faults[0] is not None else LiveFault.NOT_ECUS)

    def _on_kept(self, connection: LiveConnection) -> None:
        self._service.save(connection)
        self.saved.emit(connection)
        self.show_step(Step.READING)

    def _on_refused(self, error: LiveError) -> None:
        self.server.show_searching(False)
        self._tell(error.fault, error.detail)

    def _tell(self, fault: LiveFault, detail: str = "") -> None:
        """With the button that mends it, where an administrator's script does; the step of the login has its own."""
        is_offered = fault in _MENDED_BY_SCRIPT and self.step is not Step.LOGIN
        act = self.tr("Chép lệnh tạo tài khoản chỉ đọc") if is_offered else ""
        self.fault.tell(explain_live(fault, detail), act)

    def _make_login(self) -> None:
        self._setup.make_login(self._script_for())

    def _script_for(self) -> tuple[str, ...]:
        """What the new login shall read: all that is read already or wanted, and what this login may not look into."""
        before = self._before.databases if self._before else ()
        return tuple(dict.fromkeys((*before, *self.databases.databases, *self.databases.closed)))

    def _choose_script_file(self) -> None:
        title, kinds = self.tr("Lưu lệnh tạo tài khoản"), self.tr("Lệnh SQL (*.sql)")
        ask_where_to_save(self, title, "hailong-chi-doc.sql", self._save_script_to, kinds)

    def _save_script_to(self, name: str) -> None:
        self._setup.save_login(self._script_for(), Path(name))

    def _on_login_made(self, login: NewLogin) -> None:
        QGuiApplication.clipboard().setText(login.script)
        self._show_login(login, self.tr("Đã chép lệnh."))

    def _on_login_saved(self, login: NewLogin, path: Path) -> None:
        self._show_login(login, self.tr("Đã lưu vào {name}.").format(name=path.name))

    def _show_login(self, login: NewLogin, told: str) -> None:
        self.show_step(Step.LOGIN)
        self.login.show_login(login, told)

    def _on_not_saved(self, error: OSError) -> None:
        self.fault.tell(
            Explanation(
                self.tr("Không ghi được tệp lệnh."),
                do=self.tr("Xin chọn thư mục khác, hoặc chép lệnh."),
                details=error.strerror or str(error),
            )
        )

    def _standing(self) -> LiveStanding | None:
        return next((one for one in self._service.standings if one.connection.id == self._id), None)

    def _on_busy(self, _is_busy: bool) -> None:
        self.retranslate()

    def _on_standings(self, _standings: object) -> None:
        standing = self._standing()
        if self.step is not Step.READING or standing is None:
            return
        progress = standing.progress
        is_moving = standing.is_reading and progress is None
        self.bar.setRange(0, 0 if is_moving else progress.windows if progress else 1)
        self.bar.setValue(progress.window if progress else 1)
        self.told.setText(standing_text(standing, self._clock.now()))
        if standing.fault is not None:
            self._tell(standing.fault)
        else:
            self.fault.tell(None)
        self._follow()

    # --- building -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        setup = self._setup
        self.server.search_wanted.connect(self._search)
        self.server.chosen.connect(self.go_on)
        self.server.stop_wanted.connect(self._stop_searching)
        self.login.login_wanted.connect(self._make_login)
        self.login.script_file_wanted.connect(self._choose_script_file)
        self.fault.act.clicked.connect(self._make_login)
        for step in (self.server, self.login, self.databases):
            step.changed.connect(self._follow)
        self.stop.clicked.connect(lambda: self._service.cancel(self._id))
        setup.found.connect(self._on_found)
        setup.looked.connect(self._on_looked)
        setup.kept.connect(self._on_kept)
        setup.refused.connect(self._on_refused)
        setup.login_made.connect(self._on_login_made)
        setup.login_saved.connect(self._on_login_saved)
        setup.not_saved.connect(self._on_not_saved)
        setup.busy_changed.connect(self._on_busy)  # methods, not lambdas: they end with the dialog
        self._service.standings_changed.connect(self._on_standings)

    def _lay_out(self) -> None:
        in_column(self.reading, self.told, self.bar, self.goes_on, None, spacing=12)
        self.arrange_steps(
            {
                Step.SERVER: self.server,
                Step.LOGIN: self.login,
                Step.DATABASES: self.databases,
                Step.READING: self.reading,
            },
            {Step.SERVER: self.server.field, Step.LOGIN: self.login.user, Step.DATABASES: self.databases.list},
        )
