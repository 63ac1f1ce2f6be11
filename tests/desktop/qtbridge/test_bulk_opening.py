"""What opening many declarations finds in a real store."""

from dataclasses import replace
from datetime import date

from hailong.domain.bulk import LeftOut
from hailong.domain.declaration import Round
from hailong.domain.sheet import Bulk, Contact, SubjectKind
from hailong.qtbridge.bulk_opening import BulkOpener
from hailong.qtbridge.settings import read_settings
from hailong.qtbridge.sheet_opening import SheetOpener
from rating_desk import declaration


def test_included_and_left_out_keep_the_order_of_the_selection(store, desk):
    keys = desk.bring_in(declaration(0), declaration(1, tax_code="0300000006"), declaration(2))
    found = BulkOpener(store).open([keys[2], keys[1], keys[0]])
    assert [one.key for one in found.included] == [keys[2], keys[0]]
    assert [(one.key, why) for one, why in found.left_out] == [(keys[1], LeftOut.ENTERPRISE_NOT_ENROLLED)]
    assert [slot.kind for slot in found.slots[:2]] == [SubjectKind.OFFICE, SubjectKind.TEAM]
    assert set(found.keys) == set(keys)


def test_what_is_gone_is_left_away(store, desk):
    keys = desk.bring_in(declaration(0))
    assert BulkOpener(store).open([*keys, 99]).keys == tuple(keys)
    assert BulkOpener(store).open([99]).slots == ()


def test_a_draft_of_a_person_is_left_out_and_one_that_a_bulk_left_is_not(store, desk, clock):
    keys = desk.bring_in(declaration(0), declaration(1))
    for key in keys:
        opened = SheetOpener(store, clock).open(key)
        store.sheets.save_draft(key, opened.sheet)
    draft = store.sheets.draft(keys[1], Round.AFTER)
    store.sheets.save_draft(keys[1], _marked(draft))
    found = BulkOpener(store).open(keys)
    assert [one.key for one in found.included] == keys[1:]
    assert [why for _, why in found.left_out] == [LeftOut.HAS_DRAFT]


def test_the_usual_contact_is_offered(store, desk):
    keys = desk.bring_in(declaration(0))
    assert BulkOpener(store).open(keys).contact == read_settings(store.settings).contact == Contact()


def _marked(sheet):
    return replace(sheet, bulk=Bulk(id=sheet.id, size=2))


def test_one_office_of_all_that_are_included_is_named_and_its_officers_are_at_hand(store, desk):
    keys = desk.bring_in(declaration(0), declaration(1), declaration(2, office_code="03EE", office_abbr="HQDINHVU"))
    opener = BulkOpener(store)
    found = opener.open(keys[:2])
    assert found.office == "03CC"
    assert found.index.exact(SubjectKind.OFFICER, "Đặng Thị Thử", date(2026, 11, 16)).code == "03ZZ-0002"
    assert opener.open(keys).office == ""
    assert opener.open([99]).office == ""
