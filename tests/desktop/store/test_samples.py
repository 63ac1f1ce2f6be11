"""Every schema that was ever released opens today, and nothing that a user would miss is lost."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Round
from hailong.domain.legal import Shelf
from hailong.domain.sheet import SheetState
from hailong.store.database import FILE_NAME
from hailong.store.interfaces import DeclarationQuery, SentQuery, Tab
from hailong.store.schema import MIGRATIONS
from hailong.store.sqlite import open_store

SAMPLES = sorted((Path(__file__).parent / "samples").glob("schema_*.db"))


def test_there_is_a_sample_of_every_schema():
    assert [sample.stem[-4:] for sample in SAMPLES] == [step.name[:4] for step in sorted(MIGRATIONS.glob("*.sql"))]


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.stem)
def opened(request, tmp_path):
    shutil.copy(request.param, tmp_path / FILE_NAME)
    store = open_store(tmp_path, SystemClock())
    yield store
    store.close()


def test_waiting_sheets_keep_their_very_bytes(opened):
    waiting = opened.outbox.due(SystemClock().now(), 1000)
    assert len(waiting) == 20
    assert all(sheet.sealed == f"sealed {sheet.id}".encode() for sheet in waiting)


def test_sent_sheets_drafts_and_contact_are_there(opened):
    rows = opened.sheets.sent_rows(opened.sheets.sent(SentQuery()))
    received = [row for row in rows if row.state is SheetState.RECEIVED]
    assert (len(rows), len(received)) == (25, 5)
    assert received[0].receipt.number == "HL-2026-000024"
    assert rows[0].sheet.ratings[0].comment == "Chờ lâu quá."
    unrated = opened.declarations.view(DeclarationQuery(tab=Tab.UNRATED, text="dong a"))
    assert [opened.sheets.draft(key, Round.AFTER) is not None for key in unrated] == [True] * 3
    assert [one.phone for one in opened.contacts.recent("0199999991")] == ["0900000000"]


def test_what_the_service_served_is_there(opened):
    assert opened.mirror.enrolment().enterprises == (("0199999991", "Công ty TNHH Sao Mai"),)
    assert opened.mirror.catalogue().office("03CC").name_vi == "Hải Phòng"
    assert opened.mirror.sync_state().legal_cursor == "l1"
    assert [document.id for document in opened.legal.list(Shelf.ALL, date(2026, 11, 16), "142")] == ["tt-142"]
    assert opened.settings.get("language") == "vi"
