"""Receives what other starts of the program ask of this one, and the request that this one was started with."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from hailong.app.commands import answer, failed
from hailong.domain.declaration import group_number
from hailong.domain.request import SHOWN, Act, Answer, Exit, Place, Request
from hailong.qtbridge.handover import HandoverServer
from hailong.qtbridge.tasks import Lane
from hailong.store.interfaces import DeclarationRow
from hailong.ui.failures import Explanation
from hailong.ui.navigation import PageId
from hailong.ui.settings.settings_page import SettingsPage

if TYPE_CHECKING:
    from hailong.app.window import Workstation

_LANES: Final = {
    Act.STATUS: Lane.READ,
    Act.IMPORT: Lane.FILES,
    Act.ENROL: Lane.NETWORK,
    Act.SYNC: Lane.NETWORK,  # the lane of the one sender
    Act.DOCTOR: Lane.DOCTOR,
    Act.CARRY: Lane.NETWORK,
}

Reply = Callable[[Answer], None]


class Reception(QObject):
    """Built after the first paint. What only shows is done at once; what works goes to its lane."""

    def __init__(self, of: "Workstation") -> None:
        super().__init__(of)
        self._of = of
        self.server = HandoverServer(of.core.folder, self)
        self.server.asked.connect(self.receive)
        self._postponed: Request | None = None
        of.clerks.locked_changed.connect(self._on_locked)

    def receive(self, request: Request, reply: Reply) -> None:
        """Do what is asked; ``reply`` is called once, on this thread. A locked window shows it when it is opened."""
        if request.act in SHOWN and self._of.clerks.is_locked:
            self._postponed = request
            self._of.bring_to_front()
            reply(Answer())
            return
        match request.act:
            case Act.OPEN:
                self._open(Place(request.words[0]) if request.words else Place.WINDOW)
                reply(Answer())
            case Act.RATE:
                self._rate(request, reply)
            case Act.INVITED:
                self._invite(request.words[0])
                reply(Answer())
            case _:
                self._work(request, reply)

    def _on_locked(self, is_locked: bool) -> None:
        if not is_locked and self._postponed is not None:
            request, self._postponed = self._postponed, None
            self.receive(request, lambda _: None)

    def close(self) -> None:
        """Hear no more."""
        self.server.close()

    def _open(self, place: Place) -> None:
        if place is Place.UNRATED:
            self._of.open_unrated()
            return
        self._of.bring_to_front()
        if place is not Place.WINDOW:
            self._of.window.show_page(PageId(place))

    def _rate(self, request: Request, reply: Reply) -> None:
        of, number = self._of, request.words[0]
        of.bring_to_front()

        def show(rows: list[DeclarationRow]) -> None:
            known = [row for row in rows if request.enterprise in ("", row.declaration.tax_code)]
            reply(Answer(code=Exit.DONE if known else Exit.UNKNOWN_DECLARATION))
            if len(known) == 1:
                of.window.open_declaration(known[0].key)
            elif known:  # of several enterprises: the user sees whose
                of.window.show_page(PageId.DECLARATIONS)
                of.declarations.look_for(number)
            else:
                of.window.tell_explanation(self._not_known(number))

        of.tasks.run(Lane.READ, lambda: of.core.store.declarations.find(number), show, self._refuser(reply))

    def _invite(self, invitation: str) -> None:
        """The wizard with the invitation in it; all else is the user's own word."""
        self._of.bring_to_front()
        self._of.window.show_page(PageId.SETTINGS)
        page = self._of.window.page(PageId.SETTINGS)
        if isinstance(page, SettingsPage):
            page.enrolment.show_wizard().invitation.letter.setPlainText(invitation)

    def _work(self, request: Request, reply: Reply) -> None:
        def done(said: Answer) -> None:
            reply(said)
            if request.act not in (Act.STATUS, Act.DOCTOR):
                self._of.read_anew()

        self._of.tasks.run(_LANES[request.act], lambda: answer(request, self._of.core), done, self._refuser(reply))

    def _refuser(self, reply: Reply) -> Callable[[Exception], None]:
        return lambda error: reply(failed(error))

    def _not_known(self, number: str) -> Explanation:
        return Explanation(
            self.tr("Chưa có tờ khai {number} trong danh sách.").format(number=group_number(number)),
            do=self.tr("Xin nhập tệp có tờ khai này, hoặc chờ danh sách được đọc lại, rồi thử lại."),
        )
