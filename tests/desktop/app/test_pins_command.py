"""Forgotten PINs are reset by a command, in the account, once the window is closed."""

import pytest

from hailong.__main__ import main
from hailong.api.clerk_keys import new_key
from hailong.app.core import Core
from hailong.domain.clerk_texts import clerks_text
from hailong.domain.clerks import Clerk, Clerks
from hailong.qtbridge.settings import read_settings
from hailong.qtbridge.sheet_opening import SheetOpener
from rating_desk import Desk, declaration


@pytest.fixture
def core(tmp_path, qapp):
    made = Core(tmp_path / "data", keys_in_files=True)
    clerks = Clerks().put(Clerk(id="1", name="Lan", pin="kept")).put(Clerk(id="2", name="Huy"))
    made.store.settings.set("window.clerks", clerks_text(clerks))
    yield made
    made.close()


def test_pins_are_forgotten_and_names_stay(core, capsys):
    core.close()
    assert main(["--data", str(core.folder), "reset-pins"]) == 0
    assert "2" in capsys.readouterr().out
    again = Core(core.folder, keys_in_files=True)
    everybody = read_settings(again.store.settings).clerks.everybody
    again.close()
    assert [(clerk.name, clerk.pin) for clerk in everybody] == [("Lan", ""), ("Huy", "")]


def test_while_the_window_has_the_data_it_is_refused(core, capsys):
    assert main(["--data", str(core.folder), "reset-pins"]) == 1
    assert capsys.readouterr().err.strip()


def test_what_a_pin_keeps_is_given_up_only_when_somebody_says_so(core, capsys):
    key = new_key()
    (row,) = Desk(core.store).bring_in(declaration(0))
    sheet = SheetOpener(core.store, core.clock).open(row).sheet
    core.store.sheets.save_draft(row, sheet, owner=key.public)
    core.close()
    assert main(["--data", str(core.folder), "reset-pins"]) == 1
    assert "--give-up-words" in capsys.readouterr().err
    assert main(["--data", str(core.folder), "reset-pins", "--give-up-words"]) == 0
