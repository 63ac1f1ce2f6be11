"""Where the service keeps its data, and how its database is named."""

import stat
from pathlib import Path

import pytest

from hailong_central.settings import place


def test_data_folder_is_the_chosen_one_or_the_platforms_own(tmp_path: Path) -> None:
    assert place.data_folder({"HAILONG_CENTRAL_DATA": str(tmp_path)}) == tmp_path
    assert place.data_folder({}).name == "hailong-central"


def test_prepare_makes_folder_and_secret_for_this_user_alone_and_keeps_them(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    place.prepare(folder)
    secret = (folder / "secret_key").read_text()

    place.prepare(folder)

    assert (folder / "secret_key").read_text() == secret == place.secret_key({}, folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


def test_secret_comes_from_the_environment_first_and_without_a_folder_lasts_for_the_process(tmp_path: Path) -> None:
    assert place.secret_key({"HAILONG_CENTRAL_SECRET_KEY": "given"}, tmp_path) == "given"
    assert place.secret_key({}, tmp_path) != place.secret_key({}, tmp_path)


def test_first_of_two_writers_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys"
    place.write_once(path, "first")
    monkeypatch.setattr(Path, "exists", lambda self: False)  # the second one looked before the first had written

    place.write_once(path, "second")

    assert path.read_text() == "first"


def test_database_is_sqlite_that_forgets_nothing_at_a_power_cut(tmp_path: Path) -> None:
    chosen = place.database({}, tmp_path)

    assert chosen["NAME"] == tmp_path / "central.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in chosen["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("postgresql://hl:p%40ss@db.example:5433/central?sslmode=verify-full",
         {"NAME": "central", "USER": "hl", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433",
          "OPTIONS": {"sslmode": "verify-full"}}),
        ("postgresql://hl@/central?host=/run/pg", {"NAME": "central", "HOST": "/run/pg", "PASSWORD": ""}),
    ],
)  # fmt: skip
def test_database_is_postgresql_when_an_address_is_given(url: str, wanted: dict[str, object], tmp_path: Path) -> None:
    chosen = place.database({"HAILONG_CENTRAL_DATABASE_URL": url}, tmp_path)

    assert chosen["ENGINE"].endswith("postgresql")
    assert {name: chosen[name] for name in wanted} == wanted
