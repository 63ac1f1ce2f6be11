"""What another start asks of the window: shown, worked at on its lane, answered; and what this start was asked for."""

import json

import pytest

from hailong.domain.request import Act, Exit, Place, Request
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.ui.enrolment.wizard import EnrolmentWizard, Step
from hailong.ui.navigation import PageId
from rating_desk import ENTERPRISE, Desk, declaration

UNKNOWN = "309999999990"


@pytest.fixture
def workstation(make_workstation, enrol, tmp_path, qtbot):
    made = make_workstation(tmp_path / "data")
    enrol(made.core, ENTERPRISE)
    Desk(made.core.store).bring_in(declaration(0), declaration(1))
    with qtbot.waitSignal(made.sync.ran):
        made.show()
    settled(made, qtbot)
    return made


def settled(workstation, qtbot):
    qtbot.waitUntil(lambda: not workstation.tasks.is_busy and not workstation.imports.is_running, timeout=20_000)


@pytest.fixture
def ask(workstation, qtbot):
    def act(act, *words, **changes):
        answers = []
        workstation._reception.receive(Request(act=act, words=words, **changes), answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        settled(workstation, qtbot)
        (answer,) = answers
        return answer

    return act


def test_a_shown_window_hears_other_starts(workstation):
    assert workstation._reception.server.is_listening
    workstation.close()
    assert not workstation._reception.server.is_listening


@pytest.mark.parametrize("place", [place for place in Place if place not in (Place.WINDOW, Place.UNRATED)])
def test_a_page_is_shown(workstation, ask, place):
    workstation.window.hide()
    assert ask(Act.OPEN, place).code == Exit.DONE
    assert workstation.window.isVisible()
    assert workstation.window._shown is PageId(place)


def test_the_window_alone_comes_back_with_the_page_that_it_showed(workstation, ask):
    workstation.window.show_page(PageId.HELP)
    workstation.window.hide()
    assert ask(Act.OPEN).code == Exit.DONE
    assert workstation.window.isVisible()
    assert workstation.window._shown is PageId.HELP


def test_unrated_goes_to_the_first_sheet(workstation, ask, qtbot):
    ask(Act.OPEN, "unrated")
    qtbot.waitUntil(lambda: workstation.sheets.current is not None)


def test_rate_opens_the_sheet_of_that_declaration(workstation, ask, qtbot):
    workstation.window.show_page(PageId.HELP)
    assert ask(Act.RATE, declaration(1).number).code == Exit.DONE
    assert workstation.window._shown is PageId.DECLARATIONS
    qtbot.waitUntil(lambda: workstation.sheets.current is not None)
    assert workstation.sheets.current.row.declaration.number == declaration(1).number


@pytest.mark.parametrize("changes", [{}, {"enterprise": "0100000003"}])
def test_a_declaration_that_is_not_there_is_told_in_the_window(workstation, ask, changes):
    number = declaration(0).number if changes else UNKNOWN
    assert ask(Act.RATE, number, **changes).code == Exit.UNKNOWN_DECLARATION
    assert "Chưa có tờ khai" in workstation.window.notice.what.text()


def test_a_number_of_several_enterprises_is_looked_for(workstation, ask, qtbot):
    other = declaration(0, tax_code="0199999983", enterprise_name="CÔNG TY TNHH KHÁC")
    Desk(workstation.core.store).bring_in(other)
    assert ask(Act.RATE, other.number).code == Exit.DONE
    qtbot.waitUntil(lambda: workstation.list.model.rowCount() == 2)
    assert ask(Act.RATE, other.number, enterprise=other.tax_code).code == Exit.DONE
    qtbot.waitUntil(lambda: workstation.sheets.current is not None)
    assert workstation.sheets.current.row.declaration.tax_code == other.tax_code


def test_an_invitation_stands_in_the_wizard_and_nothing_is_done_with_it(workstation, ask):
    link = "hailong:enrol?service=https%3A%2F%2Fdichvu.example&code=HLAB-CDEF-GHJK-MNPQ-RSTU"
    assert ask(Act.INVITED, link).code == Exit.DONE
    (wizard,) = workstation.window.findChildren(EnrolmentWizard)
    assert wizard.isVisible()
    assert wizard.invitation.address.text() == "https://dichvu.example"
    assert wizard.step is Step.INVITATION
    wizard.reject()


def test_status_is_answered_while_the_window_runs(ask):
    (one,) = json.loads(ask(Act.STATUS, declaration(0).number, as_json=True).out)["declarations"]
    assert one["state"] == "unrated"


def test_files_are_brought_in_by_the_instance_that_has_the_store(workstation, ask, ecus_folder):
    answer = ask(Act.IMPORT, str(ecus_folder[0]))
    assert answer.code == Exit.DONE
    assert "tờ khai mới" in answer.out
    assert len(workstation.core.store.declarations.view(DeclarationQuery(tab=Tab.ALL))) > len(ecus_folder[1])


def test_the_doctor_is_asked_of_the_instance_that_has_the_store(ask):
    answer = ask(Act.DOCTOR, as_json=True)
    checks = {one["check"]: one["code"] for one in json.loads(answer.out)["checks"]}
    assert (answer.code, checks["service"], checks["database"][:5]) == (Exit.FAILED, "refused", "whole")


def test_a_run_of_the_sender_says_what_became_of_it(ask):
    answer = ask(Act.SYNC)  # at the address nobody answers
    assert (answer.code, bool(answer.out)) == (Exit.FAILED, True)


def test_what_this_start_was_asked_for_is_shown_once_the_rows_are_there(make_workstation, tmp_path, qtbot):
    made = make_workstation(tmp_path / "data")
    Desk(made.core.store).bring_in(declaration(0), declaration(1))
    made.show(request=Request(act=Act.RATE, words=(declaration(1).number,)))
    qtbot.waitUntil(lambda: made.sheets.current is not None, timeout=20_000)
    assert made.sheets.current.row.declaration.number == declaration(1).number
    settled(made, qtbot)
