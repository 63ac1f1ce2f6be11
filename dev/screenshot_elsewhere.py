"""The scenes of several workstations of one enterprise: what another one has rated."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from dev.sample_store import NOW
from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.domain.declaration import Declaration, Round, round_of
from hailong.domain.delivery import SheetUpdate, ToldSheet
from hailong.domain.sheet import SheetState
from hailong.qtbridge.sent_table import SENT_ROLE
from hailong.store.interfaces import DeclarationQuery, SentQuery, Tab
from hailong.ui.navigation import PageId
from hailong.ui.outbox.sent_page import SentPage

_AT: Final = NOW - timedelta(minutes=35)


def _tell(stage: Stage, one: Declaration, in_round: Round, version: int = 1) -> None:
    told = ToldSheet(
        tax_code=one.tax_code, base=one.base, round=in_round, version=version, device_name="KHAI-BAO-2", received_at=_AT
    )
    _apply(stage, told, SheetState.RECEIVED)


def _apply(stage: Stage, told: ToldSheet, state: SheetState) -> None:
    store = stage.client.core.store
    update = SheetUpdate(sheet_id=UUID(int=int(told.base)), state=state, at=_AT, sheet=told)
    store.mirror.apply_updates([update], store.mirror.sync_state().updates_cursor)
    stage.client.outbox.refresh()
    stage.client.declarations.refresh()
    stage.settle()


def _rated(stage: Stage) -> None:
    """One of the list that another workstation has rated, and its sheet."""
    store, page = stage.client.core.store, stage.client.declarations
    stage.window.show_page(PageId.DECLARATIONS)
    keys = store.declarations.view(DeclarationQuery())[:3]
    for row in store.declarations.rows(keys):
        _tell(stage, row.declaration, round_of(row.declaration))
    page.tabs.buttons[Tab.RATED].click()
    stage.settle()
    page.table.select_key(keys[0])


def _later(stage: Stage) -> None:
    """The same, after the wish to write a later version."""
    _rated(stage)
    stage.settle()
    stage.client.declarations.panel.notice.later.click()


def _refused(stage: Stage) -> None:
    """A sheet that came second."""
    store = stage.client.core.store
    (key, *_) = store.sheets.sent(SentQuery(states=frozenset({SheetState.NEEDS_YOU})))
    (sent,) = store.sheets.sent_rows([key])
    _tell(stage, sent.sheet.declaration, sent.sheet.round, sent.sheet.version)
    stage.window.show_page(PageId.SENT)
    stage.settle()
    page = stage.window.page(PageId.SENT)
    assert isinstance(page, SentPage)
    model = page.table.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data(SENT_ROLE).state is SheetState.NEEDS_YOU:
            page.table.selectRow(row)


def _giving_up(stage: Stage) -> None:
    """The question before it is given up."""
    _refused(stage)
    stage.settle()
    page = stage.window.page(PageId.SENT)
    assert isinstance(page, SentPage)
    page.detail.give_up.click()


def _forgotten(stage: Stage) -> None:
    """Theirs are removed, so that the next picture shows what it did before."""
    stage.client.sheets.close()
    store, page = stage.client.core.store, stage.client.declarations
    for row in store.declarations.rows(store.declarations.view(DeclarationQuery(tab=Tab.RATED))):
        if row.elsewhere is not None:
            _apply(stage, row.elsewhere, SheetState.REMOVED)
    page.tabs.buttons[Tab.UNRATED].click()
    stage.settle()


SCENES: Final = (
    Scene("71-rated-elsewhere", _rated, after=_forgotten),
    Scene("72-later-version", _later, after=_forgotten),
    Scene("73-second-refused", _refused, after=_forgotten),
    Scene("74-giving-up", _giving_up, after=_forgotten),
)
