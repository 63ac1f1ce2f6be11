"""Giving declarations without a tax code to their enterprise, in both kinds of store."""

from dataclasses import replace
from datetime import date

from hailong.domain.declaration import Round, Status

NAME = "Công ty TNHH Sao Mai"
CODE = "0199999991"


def test_an_orphan_gets_tax_code_and_name_and_keeps_its_key(store, desk, cleared):
    key = desk.key_of(replace(cleared, tax_code="", enterprise_name=""))
    assert store.declarations.assign_enterprise([key, key], CODE, NAME) == 1
    assert store.declarations.get(key).declaration == cleared


def test_a_declaration_that_has_an_enterprise_is_left_alone(store, desk, cleared):
    key = desk.key_of(cleared)
    assert store.declarations.assign_enterprise([key, -1], "0199999984", "Khác") == 0
    assert store.declarations.get(key).declaration == cleared


def test_an_orphan_joins_the_row_that_its_enterprise_has_already_with_draft_and_skip(store, desk, cleared):
    other = replace(cleared, tax_code="0199999984")
    orphan = replace(cleared, tax_code="", regime="A11")
    desk.bring_in(replace(cleared, partner=""), other, orphan)
    key = desk.key_of(orphan)
    twin = next(row.key for row in store.declarations.find(cleared.number) if row.declaration.tax_code == CODE)
    store.sheets.save_draft(key, desk.write())
    store.declarations.skip(key, date(2026, 11, 17))
    assert store.declarations.assign_enterprise([key], CODE, NAME) == 1
    assert store.declarations.get(key) is None
    joined = store.declarations.get(twin)
    assert joined.declaration == replace(cleared, regime="A11")
    assert joined.skipped_on == date(2026, 11, 17)
    assert store.sheets.draft(twin, Round.AFTER) is not None


def test_two_drafts_of_one_round_keep_two_rows_apart(store, desk, cleared):
    orphan = replace(cleared, tax_code="")
    desk.bring_in(cleared, replace(cleared, tax_code="0199999984"), orphan)
    keys = [row.key for row in store.declarations.find(cleared.number)]
    for key in keys:
        store.sheets.save_draft(key, desk.write())
    assert store.declarations.assign_enterprise(keys, CODE, NAME) == 0
    assert all(store.sheets.draft(key, Round.AFTER) for key in keys)


def test_a_joined_row_stays_news_if_either_was(store, desk, clock, cleared):
    orphan, other = replace(cleared, tax_code=""), replace(cleared, tax_code="0199999984")
    desk.bring_in(replace(cleared, status=Status.CHANNELLED, cleared_on=None), other, orphan)
    twin = next(row.key for row in store.declarations.find(cleared.number) if row.declaration.tax_code == CODE)
    assert store.declarations.assign_enterprise([desk.key_of(orphan)], CODE, NAME) == 1
    assert store.declarations.get(twin).granted_seen_at == clock.now()
