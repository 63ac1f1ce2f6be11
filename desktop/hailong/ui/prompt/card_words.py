"""What the card says. Neither rater nor officer ever stand on it, and in private mode no number."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from hailong.domain.catalogue import Catalogue
from hailong.domain.clock import Clock
from hailong.domain.declaration import Declaration, Status, group_number
from hailong.domain.prompting import Card, CardKind
from hailong.store.interfaces import DeclarationRow
from hailong.ui import words

_JUST_NOW: Final = timedelta(hours=1)


class CardWords:
    """Title and second line of a card, in the language of now."""

    def __init__(self, clock: Clock, catalogue: Callable[[], Catalogue]) -> None:
        self._clock = clock
        self._catalogue = catalogue

    def title(self, card: Card, rows: Sequence[DeclarationRow], *, is_private: bool) -> str:
        """What has happened."""
        if card.kind is CardKind.REMINDER:
            return QCoreApplication.translate("card", "%Ln tờ khai chưa đánh giá", None, card.count)
        is_fresh = self._is_fresh(rows)
        if card.kind is CardKind.ONE:
            one = rows[0].declaration
            subject = QCoreApplication.translate("card", "Một tờ khai")
            if not is_private:
                subject = QCoreApplication.translate("card", "Tờ khai {number}").format(number=group_number(one.number))
            return f"{subject} {_what_happened(one.status, is_fresh=is_fresh)}"
        if all(row.declaration.status is Status.CLEARED for row in rows):
            fresh = QCoreApplication.translate("card", "%Ln tờ khai vừa thông quan", None, card.count)
            return (
                fresh if is_fresh else QCoreApplication.translate("card", "%Ln tờ khai đã thông quan", None, card.count)
            )
        fresh = QCoreApplication.translate("card", "%Ln tờ khai vừa thông quan hoặc giải phóng hàng", None, card.count)
        later = QCoreApplication.translate("card", "%Ln tờ khai đã thông quan hoặc giải phóng hàng", None, card.count)
        return fresh if is_fresh else later

    def place(self, card: Card, rows: Sequence[DeclarationRow]) -> str:
        """Where: the office, or how many; of a reminder what to do."""
        if card.kind is CardKind.REMINDER:
            return QCoreApplication.translate("card", "Mở danh sách để đánh giá; tờ khai nào chưa tiện thì để sau.")
        names = dict.fromkeys(self._office(row.declaration) for row in rows)
        if len(names) == 1:
            return next(iter(names))
        return QCoreApplication.translate("card", "Tại %n đơn vị hải quan", None, len(names))

    def _office(self, one: Declaration) -> str:
        office = self._catalogue().office(one.office_code, one.registered_on)
        return words.name_of(office) if office else one.office_abbr or one.office_code

    def _is_fresh(self, rows: Sequence[DeclarationRow]) -> bool:
        now: datetime = self._clock.now()
        return all(row.granted_seen_at is None or now - row.granted_seen_at < _JUST_NOW for row in rows)


def _what_happened(status: Status, *, is_fresh: bool) -> str:
    fresh = {
        Status.CLEARED: QCoreApplication.translate("card", "vừa thông quan"),
        Status.RELEASED: QCoreApplication.translate("card", "vừa được giải phóng hàng"),
        Status.IN_STORAGE: QCoreApplication.translate("card", "vừa được phép đưa hàng về bảo quản"),
    }
    later = {
        Status.CLEARED: QCoreApplication.translate("card", "đã thông quan"),
        Status.RELEASED: QCoreApplication.translate("card", "đã được giải phóng hàng"),
        Status.IN_STORAGE: QCoreApplication.translate("card", "đã được phép đưa hàng về bảo quản"),
    }
    return (fresh if is_fresh else later).get(status, "")
