"""How declarations stand, for programs: the documents that ``docs/status.schema.json`` describes."""

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypedDict

from PySide6.QtCore import QCoreApplication

from hailong.domain.clock import vietnam_day
from hailong.domain.request import Answer, Exit, Request
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import DeclarationQuery, DeclarationRow, Store, Tab

VERSION: Final = 1


class State(StrEnum):
    """What became of rating one declaration, in a vendor's words."""

    UNKNOWN = "unknown"  # not in this workstation's list
    UNRATED = "unrated"
    SKIPPED = "skipped"  # today: it is not asked about again before tomorrow
    BEGUN = "begun"  # a draft is kept
    WAITING = "waiting"  # sent by the user, not yet acknowledged by the service
    RECEIVED = "received"  # the service holds it
    ANSWERED = "answered"
    NEEDS_YOU = "needs_you"  # the service refused it: the user has to look at it


RATED: Final = frozenset({State.WAITING, State.RECEIVED, State.ANSWERED})
_OF_SHEETS: Final = {
    SheetState.QUEUED: State.WAITING,
    SheetState.SENDING: State.WAITING,
    SheetState.NEEDS_YOU: State.NEEDS_YOU,
    SheetState.RECEIVED: State.RECEIVED,
    SheetState.IN_HANDLING: State.RECEIVED,
    SheetState.ANSWERED: State.ANSWERED,
}


class Standing(TypedDict):
    """How it stands with one declaration of one enterprise."""

    number: str
    enterprise: str
    state: str
    rated: bool


def status(request: Request, store: Store, now: datetime) -> Answer:
    """The answer to ``status``: of the declarations that are named, else of all together. Reads the store: blocks."""
    if not request.words:
        return _of_all(store, as_json=request.as_json)
    standings: list[Standing] = []
    for number in request.words:
        rows = [
            row
            for row in store.declarations.find(number)
            if request.enterprise in ("", row.declaration.tax_code)
        ]  # fmt: skip
        standings += [standing_of(number, row, vietnam_day(now)) for row in rows] or [_unknown(number)]
    is_known = all(one["state"] != State.UNKNOWN for one in standings)
    code = Exit.DONE if is_known else Exit.UNKNOWN_DECLARATION
    if request.as_json:
        return Answer(out=json.dumps({"version": VERSION, "declarations": standings}), code=code)
    return Answer(out="\n".join(_line(one) for one in standings), code=code)


def standing_of(number: str, row: DeclarationRow, today: date) -> Standing:
    """``number`` is as it was asked for: the 12th digit may be another one by now."""
    state = state_of(row, today)
    return Standing(number=number, enterprise=row.declaration.tax_code, state=state, rated=state in RATED)


def state_of(row: DeclarationRow, today: date) -> State:
    """A sheet that was sent says more than a draft; a row rated on another workstation alone has been received."""
    if row.sheet_state in _OF_SHEETS:
        return _OF_SHEETS[row.sheet_state]
    if not row.is_unrated:
        return State.RECEIVED
    if row.has_draft:
        return State.BEGUN
    return State.SKIPPED if row.skipped_on == today else State.UNRATED


def _unknown(number: str) -> Standing:
    return Standing(number=number, enterprise="", state=State.UNKNOWN, rated=False)


def _of_all(store: Store, *, as_json: bool) -> Answer:
    summary = store.outbox.summary()
    unrated = store.declarations.counts(DeclarationQuery())[Tab.UNRATED]
    if as_json:
        counts = {"unrated": unrated, "waiting": summary.waiting, "needs_you": summary.needs_you}
        return Answer(out=json.dumps({"version": VERSION, **counts}))
    text = QCoreApplication.translate(
        "cli", "Chờ đánh giá: {unrated}. Chờ gửi: {waiting}. Cần người dùng xem lại: {needs_you}."
    )
    return Answer(out=text.format(unrated=unrated, waiting=summary.waiting, needs_you=summary.needs_you))


def _line(one: Standing) -> str:
    return " · ".join(part for part in (one["number"], one["enterprise"], _word(State(one["state"]))) if part)


def _word(state: State) -> str:
    words = {
        State.UNKNOWN: QCoreApplication.translate("cli", "Không có trong danh sách"),
        State.UNRATED: QCoreApplication.translate("cli", "Chưa đánh giá"),
        State.SKIPPED: QCoreApplication.translate("cli", "Đã bỏ qua hôm nay"),
        State.BEGUN: QCoreApplication.translate("cli", "Đang viết dở"),
        State.WAITING: QCoreApplication.translate("cli", "Chờ gửi"),
        State.RECEIVED: QCoreApplication.translate("cli", "Cơ quan hải quan đã nhận"),
        State.ANSWERED: QCoreApplication.translate("cli", "Đã có trả lời"),
        State.NEEDS_YOU: QCoreApplication.translate("cli", "Cần người dùng xem lại"),
    }
    return words[state]
