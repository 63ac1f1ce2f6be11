"""What can still be read of a damaged database comes over, what the program could not work with stays behind."""

import os
import random
from dataclasses import replace
from datetime import date

import pytest

from hailong.domain.declaration import Round
from hailong.domain.live import LiveConnection, ServerAddress
from hailong.store.database import FILE_NAME
from hailong.store.interfaces import DeclarationQuery, SentQuery, StoreError, Tab
from hailong.store.key_keeper import KeyKeeper
from hailong.store.salvage import salvage
from hailong.store.sqlite import open_store
from raw_store import open_raw

LIVE = LiveConnection(id="a", address=ServerAddress("PC", "ECUSSQL2008"), user="chi_doc", since=date(2026, 1, 1))


@pytest.fixture
def damaged(tmp_path, clock, make_desk, cleared):
    """A store with 3,000 declarations, one sent sheet, one draft, a setting."""
    folder = tmp_path / "damaged"
    store = open_store(folder, clock)
    desk = make_desk(store)
    desk.bring_in(*(replace(cleared, number=f"1{n:010d}0") for n in range(3000)))
    desk.send(cleared)
    other = replace(cleared, number="100000000050")
    store.sheets.save_draft(desk.key_of(other), desk.write(other))
    store.settings.set("language", "en")
    store.live.save_connection(LIVE)
    store.close()
    return folder / FILE_NAME


@pytest.fixture
def new(tmp_path, clock):
    opened = open_store(tmp_path / "new", clock)
    yield opened
    opened.close()


def bring_over(damaged, new):
    key = KeyKeeper(damaged.parent).newest() if damaged.exists() else None
    with new._database.write() as connection:
        return salvage(damaged, key, connection)


def test_of_a_whole_database_everything_that_matters_comes_over(damaged, new, clock):
    assert bring_over(damaged, new) == 1

    assert len(new.declarations.view(DeclarationQuery(tab=Tab.ALL))) == 3001
    assert len(new.outbox.due(clock.now(), 10)) == 1
    (row,) = new.sheets.sent_rows(new.sheets.sent(SentQuery()))
    assert row.sheet.contact.name == "Nguyễn Thị Mẫu"
    (found,) = new.declarations.find("100000000050")
    assert new.sheets.draft(found.key, Round.AFTER) is not None
    assert new.settings.get("language") == "en"
    assert new.live.connections() == [LIVE]


def test_an_older_database_is_filtered_as_a_new_one_afterwards(damaged, new, cleared):
    connection = open_raw(damaged.parent)
    connection.execute("UPDATE search_words SET tax_code = '', enterprise_name = '', office = '', office_abbr = ''")
    connection.close()

    bring_over(damaged, new)

    mine = DeclarationQuery(tab=Tab.ALL, tax_code=cleared.tax_code, office_code=cleared.office_code)
    assert len(new.declarations.view(mine)) == 3001
    assert new.declarations.facets().offices == ((cleared.office_code, cleared.office_abbr, 3001),)


def test_texts_that_could_not_be_read_again_stay_behind(damaged, new):
    connection = open_raw(damaged.parent)
    connection.execute("UPDATE drafts SET content = substr(content, 1, 30)")
    connection.execute("UPDATE live_connections SET content = substr(content, 1, 30)")
    connection.execute("UPDATE sheets SET content = '{}'")
    connection.execute("INSERT INTO mirror VALUES ('catalogue', '[]')")
    connection.close()

    assert bring_over(damaged, new) == 0

    (found,) = new.declarations.find("100000000050")
    assert new.sheets.draft(found.key, Round.AFTER) is None
    assert new.mirror.catalogue().offices == ()
    assert new.live.connections() == []


def test_a_file_that_is_no_database_gives_nothing(tmp_path, new):
    (tmp_path / "noise").write_bytes(os.urandom(9000))

    assert bring_over(tmp_path / "noise", new) == 0
    assert bring_over(tmp_path / "not there", new) == 0


def test_pages_full_of_noise_never_stop_it_and_the_new_store_works(damaged, tmp_path, clock):
    whole, chance = damaged.read_bytes(), random.Random(4)
    pages = len(whole) // 4096
    most = 0
    for round_ in range(25):
        content = bytearray(whole)
        for _ in range(3):
            page = chance.randrange(1, pages)
            content[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
        damaged.write_bytes(content)
        store = open_store(tmp_path / f"new{round_}", clock)
        bring_over(damaged, store)
        try:
            store.sheets.sent_rows(store.sheets.sent(SentQuery()))
            most = max(most, len(store.declarations.view(DeclarationQuery(tab=Tab.ALL))))
        except StoreError as error:
            pytest.fail(f"the new store is not whole: {error}")
        finally:
            store.close()
    assert most > 2500  # what lies beside the damage comes over
