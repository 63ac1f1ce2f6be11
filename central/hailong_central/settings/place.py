"""Where the service keeps its data and which database it uses, read from the environment."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs
from psycopg.conninfo import conninfo_to_dict


def data_folder(environment: Mapping[str, str]) -> Path:
    """The folder of the database, the keys and the secret: ``HAILONG_CENTRAL_DATA``, else the platform's own."""
    chosen = environment.get("HAILONG_CENTRAL_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("hailong-central", appauthor=False))


def secret_key(environment: Mapping[str, str], folder: Path) -> str:
    """The key of sessions: from the environment, else from the data folder, else one that lasts for this process."""
    if given := environment.get("HAILONG_CENTRAL_SECRET_KEY"):
        return given
    kept = folder / "secret_key"
    return kept.read_text("ascii") if kept.exists() else secrets.token_urlsafe(48)


def prepare(folder: Path) -> None:
    """Make the data folder and the session secret, readable by this user alone; safe to call again."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_once(folder / "secret_key", secrets.token_urlsafe(48))


def write_once(path: Path, text: str) -> None:
    """Write a new file that this user alone may read; a file that is there already, or appears meanwhile, stays."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # never replaces: the first of two starting processes wins
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not path.exists():
            draft.rename(path)
            return
    draft.unlink()


def database(environment: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Django's words for the database: PostgreSQL by ``HAILONG_CENTRAL_DATABASE_URL``, else SQLite in the folder."""
    if url := environment.get("HAILONG_CENTRAL_DATABASE_URL"):
        return _postgresql(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "central.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",  # a writer waits at BEGIN instead of failing in the middle
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    known = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known.pop("dbname", "hailong"),
        "USER": known.pop("user", ""),
        "PASSWORD": known.pop("password", ""),
        "HOST": known.pop("host", ""),
        "PORT": known.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": known,
    }
