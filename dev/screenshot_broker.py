"""The scenes of a broker with many enterprises."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from dev.screenshot_scenes import Scene
from dev.screenshot_stage import Stage
from hailong.demo.invented import ENTERPRISES
from hailong.domain.catalogue import Level
from hailong.domain.sheet import Contact
from hailong.store.interfaces import DeclarationQuery
from hailong.ui.enrolment.wizard import EnrolmentWizard
from hailong.ui.navigation import PageId

_COUNTED: Final = tuple((code, name, 1_204 - 1_190 * at) for at, (code, name) in enumerate(ENTERPRISES))


def _enterprises(stage: Stage) -> tuple[QWidget, ...]:
    """The filter of a broker with sixty enterprises, two of whom this workstation is enrolled for."""
    stage.window.show_page(PageId.DECLARATIONS)
    filters = stage.client.declarations.filters
    others = ((f"01{at:08d}", f"CÔNG TY CỔ PHẦN ĐẦU TƯ VÀ THƯƠNG MẠI SỐ {at}", at * 7 % 40) for at in range(1, 59))
    filters.show_facets(replace(stage.client.list.facets, enterprises=(*_COUNTED, *others)))
    filters.enterprise.take_focus()
    return (filters.enterprise.list,)


def _leave_enterprises(stage: Stage) -> None:
    filters = stage.client.declarations.filters
    filters.enterprise.list.hide()
    filters.show_facets(stage.client.list.facets)
    stage.settle()


def _strangers(stage: Stage) -> None:
    """Many at once, some of whose enterprises this workstation is not enrolled for."""
    store, page = stage.client.core.store, stage.client.declarations
    _enrolled_for(stage, ENTERPRISES[:1])
    stage.window.show_page(PageId.DECLARATIONS)
    assert page.table.select_keys(list(store.declarations.view(DeclarationQuery())[:6]))


def _stranger(stage: Stage) -> None:
    """One declaration of an enterprise that this workstation is not enrolled for."""
    _enrolled_for(stage, ENTERPRISES[:1])
    (key, *_) = stage.client.core.store.declarations.view(DeclarationQuery(tax_code=ENTERPRISES[1][0]))
    stage.window.open_declaration(key)
    stage.client.sheets.open(key)


def _enrolment_wanted(stage: Stage) -> tuple[QWidget, ...]:
    """The wizard, asked for by the sheet of such a declaration."""
    _stranger(stage)
    stage.settle()
    stage.client.declarations.panel.notice.enrol.click()
    (wizard,) = stage.window.findChildren(EnrolmentWizard)
    wizard.move(stage.window.geometry().center() - wizard.rect().center())
    return (wizard,)


def _contacts(stage: Stage) -> tuple[QWidget, ...]:
    """The contacts that were used before, open below the name."""
    stage.window.show_page(PageId.DECLARATIONS)
    stage.client.declarations.table.select_first()
    stage.settle()
    fields = stage.client.declarations.panel.form.contact_fields
    names = ("Nguyễn Thị Mẫu", "Đặng Văn Thử", "Phòng Xuất nhập khẩu", "Trần Ví Dụ", "Lê Thị Mẫu Tử")
    fields.offer([Contact(name=name, phone=f"09{at}0000000") for at, name in enumerate(names)])
    fields.name.setFocus()
    fields.name.show_all()
    fields.name.list.setCurrentIndex(fields.name.list.model().index(1, 0))
    return (fields.name.list,)


def _leave_contacts(stage: Stage) -> None:
    stage.client.declarations.panel.form.contact_fields.name.list.hide()


def _lot(stage: Stage) -> None:
    """A declaration of a lot that was split into three."""
    stage.window.show_page(PageId.DECLARATIONS)
    stage.client.declarations.table.select_first()
    stage.settle()
    opened = stage.client.sheets.current
    assert opened is not None
    branch = replace(opened.row.declaration, branch=2, branches=3)
    row = replace(opened.row, declaration=branch)
    stage.client.declarations.panel.lot.show_lot(replace(opened, row=row, lot=(1, 2, 3)))


def _officer(stage: Stage) -> None:
    """One sheet for many of one office, with a line for an officer."""
    page, declarations = stage.client.declarations, stage.client.core.store.declarations
    stage.window.show_page(PageId.DECLARATIONS)
    assert page.table.select_keys(list(declarations.view(DeclarationQuery(office_code="03CC"))[:2]))
    stage.settle()
    line = stage.client.bulk_desk.panel.form.add_line()
    line.stars.setFocus()
    line.choose(Level.SATISFIED)


def _leave_officer(stage: Stage) -> None:
    form = stage.client.bulk_desk.panel.form
    form.lines[-1].removal_wanted.emit()
    stage.client.declarations.table.select_one()
    stage.settle()


def _leave_lot(stage: Stage) -> None:
    stage.client.declarations.panel.lot.hide()


def _enrolled_again(stage: Stage) -> None:
    for wizard in stage.window.findChildren(EnrolmentWizard):
        wizard.reject()
    _enrolled_for(stage, ENTERPRISES)
    stage.client.declarations.table.select_one()
    stage.settle()


def _enrolled_for(stage: Stage, enterprises: tuple[tuple[str, str], ...]) -> None:
    mirror = stage.client.core.store.mirror
    enrolment = mirror.enrolment()
    assert enrolment is not None
    mirror.save_enrolment(replace(enrolment, enterprises=enterprises))
    stage.client.enrolment.refresh()
    stage.settle()


SCENES: Final = (
    Scene("61-enterprises", _enterprises, after=_leave_enterprises),
    Scene("62-stranger", _stranger, after=_enrolled_again),
    Scene("63-strangers", _strangers, after=_enrolled_again),
    Scene("67-bulk-officer", _officer, after=_leave_officer),
    Scene("66-lot", _lot, after=_leave_lot),
    Scene("65-contacts", _contacts, after=_leave_contacts),
    Scene("64-enrolment-wanted", _enrolment_wanted, after=_enrolled_again),
)
