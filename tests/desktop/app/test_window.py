"""The whole client with its window: parts that belong together are connected, two of them are apart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.demo.invented import ENTERPRISES
from hailong.domain.imports import FileImport
from hailong.qtbridge.settings import Language, ThemeChoice
from hailong.qtbridge.sheets import Mode
from hailong.qtbridge.sync import Standing
from hailong.store.interfaces import DeclarationQuery, StoreError, StoreFault
from hailong.ui.enrolment.wizard import EnrolmentWizard, Step
from hailong.ui.navigation import PageId


@pytest.fixture
def exports(ecus_folder):
    """An ECUS folder."""
    return ecus_folder[0]


@pytest.fixture
def shown(make_workstation, tmp_path, qtbot):
    """A workstation whose window is shown and has begun."""
    workstation = make_workstation(tmp_path / "data")
    with qtbot.waitSignal(workstation.sync.ran):
        workstation.show()
    return workstation


def settled(workstation, qtbot):
    qtbot.waitUntil(lambda: not workstation.tasks.is_busy and not workstation.imports.is_running, timeout=20_000)


def test_without_enrolment_the_status_line_says_so(shown):
    assert shown.sync.status.standing is Standing.NOT_ENROLLED


def test_import_fills_list_and_navigation(shown, exports, qtbot):
    shown.window.import_folder(str(exports))
    settled(shown, qtbot)
    unrated = len(shown.core.store.declarations.view(DeclarationQuery()))
    qtbot.waitUntil(lambda: shown.list.model.rowCount() == unrated)
    assert str(unrated) in shown.window.navigation.button(PageId.DECLARATIONS).accessibleName()


def test_chosen_folder_is_remembered_and_read_at_the_next_start(make_workstation, tmp_path, exports, qtbot):
    first = make_workstation(tmp_path / "data")
    first.settings.change(exports_folder=str(exports))
    first.close()
    second = make_workstation(tmp_path / "data")
    with qtbot.waitSignal(second.imports.finished, timeout=20_000):
        second.show()
    settled(second, qtbot)
    assert second.list.model.rowCount() > 0


@pytest.mark.parametrize("page", list(PageId))
def test_every_page_can_be_shown(shown, page, qtbot):
    shown.window.show_page(page)
    settled(shown, qtbot)
    assert shown.window.shown_page is page
    assert shown.window.stack.currentWidget().isVisible()


def test_language_and_theme_are_worn_at_once(shown):
    shown.settings.change(language=Language.ENGLISH, theme=ThemeChoice.DARK)
    assert shown.translations.language is Language.ENGLISH
    assert shown.theme.colours.is_dark
    shown.settings.change(language=Language.VIETNAMESE, theme=ThemeChoice.LIGHT)
    assert not shown.theme.colours.is_dark


def test_typed_text_survives_closing_the_window_at_once(make_workstation, enrol, tmp_path, exports, qtbot):
    workstation = make_workstation(tmp_path / "data")
    enrol(workstation.core, *ENTERPRISES)
    workstation.core.importer().import_folder(exports)
    with qtbot.waitSignal(workstation.sheets.opened, timeout=20_000):
        workstation.show()
    workstation.declarations.panel.take_focus()
    qtbot.waitUntil(lambda: workstation.sheets.mode is Mode.EDITING)
    stars = workstation.declarations.panel.form.lines[0].stars
    QTest.keyClick(stars, Qt.Key.Key_4)
    key = workstation.sheets.current.key
    in_round = workstation.sheets.current.sheet.round
    workstation.window.close()
    qtbot.waitUntil(lambda: not workstation.window.isVisible())
    workstation.close()

    again = make_workstation(tmp_path / "data")
    draft = again.core.store.sheets.draft(key, in_round)
    assert draft is not None
    assert [rating.level for rating in draft.ratings if rating.level] == [4]


def test_error_of_the_world_is_told_in_the_window(shown):
    shown.list.failed.emit(StoreError(StoreFault.DISK_FULL, "no room"))
    shown.outbox.failed.emit(StoreError(StoreFault.DISK_FULL, "no room"))
    assert shown.window.notice.isVisible()


def test_two_workstations_in_one_process_are_independent(make_workstation, tmp_path, ecus_folder, qtbot):
    one, two = make_workstation(tmp_path / "one"), make_workstation(tmp_path / "two")
    file = FileImport(name="list", sha256="0" * 64, reader="test/1")
    one.core.store.declarations.apply(iter([item for item in ecus_folder[1] if item.number]), file)
    for workstation in (one, two):
        workstation.show()
    settled(one, qtbot)
    settled(two, qtbot)
    assert one.list.model.rowCount() > 0
    assert two.list.model.rowCount() == 0


def test_for_an_enterprise_without_enrolment_the_wizard_says_for_whom_and_stands_over_the_list(shown):
    shown.declarations.enrolment_wanted.emit((("0199999991", "CÔNG TY TNHH MẪU THỬ"),))
    (wizard,) = shown.window.findChildren(EnrolmentWizard)
    assert wizard.asked.text() == "Cần thư mời cấp cho: CÔNG TY TNHH MẪU THỬ (0199999991)"
    assert wizard.asked.isVisible()
    assert wizard.invitation.tax_codes.text() == "0199999991"
    assert shown.window.shown_page is PageId.DECLARATIONS
    wizard.show_step(Step.SERVICE)
    assert not wizard.asked.isVisible()
    wizard.reject()
