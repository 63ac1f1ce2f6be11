"""Documents for the reader: shelves, relations in both directions, no network."""

from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from hailong.domain.legal import LegalChanges, LegalDocument, Shelf
from hailong.qtbridge.legal import LegalService
from hailong.qtbridge.legal_list import DOCUMENT_ROLE, LegalListModel


def document(name: str, number: str, **changes) -> LegalDocument:
    fields = {"type": "Thông tư", "issuer": "Bộ Tài chính", "title": f"Về {number}", "issued_on": date(2026, 9, 29)}
    return LegalDocument(id=name, revision=1, number=number, **(fields | changes))


NEW = document("new", "142/2026/TT-BTC", effective_on=date(2026, 11, 16), amends=("38/2015/TT-BTC", "1/2000/X"))
OLD = document("old", "38/2015/TT-BTC", issued_on=date(2015, 3, 25), effective_on=date(2015, 4, 1))
SUCCESSOR = document("later", "200/2026/TT-BTC", effective_on=date(2027, 1, 1), replaces=("38/2015/TT-BTC",))


@pytest.fixture
def service(tasks, store, clock):
    store.legal.apply(LegalChanges(documents=(NEW, OLD, SUCCESSOR), cursor="1"))
    return LegalService(tasks, store.legal, clock)


def test_a_shelf_is_listed_with_the_counts_of_all(service, qtbot):
    with qtbot.waitSignal(service.listed) as told:
        service.change(shelf=Shelf.NEWLY_IN_FORCE)

    assert [one.id for one in told.args[0].documents] == ["new"]
    assert told.args[0].counts[Shelf.ALL] == 3


def test_an_answer_to_an_older_question_is_dropped(service, settle):
    listings = []
    service.listed.connect(listings.append)
    service.change(shelf=Shelf.ALL)
    service.change(text="142")
    settle()

    assert [one.text for one in listings] == ["142"]
    assert [one.id for one in listings[0].documents] == ["new"]


def test_relations_are_told_in_both_directions(service, qtbot):
    with qtbot.waitSignal(service.relations_found) as told:
        service.relate(OLD)
    assert [one.id for one in told.args[1].amended_by] == ["new"]
    assert [one.id for one in told.args[1].replaced_by] == ["later"]

    with qtbot.waitSignal(service.relations_found) as told:
        service.relate(NEW)
    assert [(number, one and one.id) for number, one in told.args[1].amends] == [
        ("38/2015/TT-BTC", "old"),
        ("1/2000/X", None),
    ]


def test_a_number_that_two_documents_bear_points_to_neither(service, store, qtbot):
    twin = document("twin", OLD.number, issuer="Bộ khác")
    store.legal.apply(LegalChanges(documents=(twin,), cursor="2"))
    with qtbot.waitSignal(service.relations_found) as told:
        service.relate(NEW)

    assert told.args[1].amends[0] == (OLD.number, None)


def test_the_list_model_is_sound_and_keeps_still_when_nothing_changed(qtbot):
    model = LegalListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.show([NEW, OLD])
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.show([NEW, OLD])

    assert model.index(1).data(DOCUMENT_ROLE) == OLD
    assert model.row_of("old") == 1
    assert model.row_of("gone") == -1
    assert tester.model() is model
