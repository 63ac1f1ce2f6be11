"""The console's texts and their English: found in the source, kept in a .po file, compiled without gettext's programs.

Vietnamese is the language of the source. Babel, a development dependency, reads and writes the files.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE: Final = Path(__file__).resolve().parent.parent
PO: Final = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO: Final = PO.with_suffix(".mo")
_KEYWORDS: Final = {"gettext": None, "gettext_lazy": None, "ngettext": None, "_": None}
_NOISE: Final = tuple(
    f'"{name}'.encode()
    for name in (
        "POT-Creation",
        "PO-Revision",
        "Generated",
        "Project-Id",
        "Report-Msgid",
        "Last-Trans",
        "Language-Team",
    )
)
MessageId = str | tuple[str, ...] | list[str]


def texts() -> Catalog:
    """Every text of the console's source, with the files that it stands in."""
    found = Catalog(locale="en", domain="django", header_comment="# English of the console.", fuzzy=False)
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]):
        for message in _messages(path):
            found.add(message, locations=[(path.relative_to(PACKAGE).as_posix(), 0)])
    return found


def kept() -> Catalog:
    """The .po file."""
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def updated() -> Catalog:
    """The .po file with the source's texts: new ones without English, vanished ones gone."""
    catalogue = kept() if PO.exists() else Catalog(locale="en", domain="django")
    fresh = texts()
    for message in fresh:
        if message.id and (known := catalogue.get(message.id)):
            message.string = known.string
    return fresh


def untranslated(catalogue: Catalog) -> list[MessageId]:
    """The texts that have no English yet."""
    return [message.id for message in catalogue if message.id and not _is_whole(message.string)]


def po_text(catalogue: Catalog) -> bytes:
    """The .po file of ``catalogue``, without times and names, so that the same texts give the same bytes."""
    file = io.BytesIO()
    write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
    return b"".join(line for line in file.getvalue().splitlines(keepends=True) if not line.startswith(_NOISE))


def mo_bytes(catalogue: Catalog) -> bytes:
    """The compiled file; its header names no time, so that the same texts give the same bytes."""
    file = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    write_mo(file, catalogue)
    return file.getvalue()


def _messages(path: Path) -> Iterator[MessageId]:
    source = path.read_text("utf-8")
    python = templatize(source, origin=str(path)) if path.suffix == ".html" else source
    for _, function, message, _ in extract_python(io.BytesIO(python.encode()), _KEYWORDS, [], {}):
        yield (str(message[0]), str(message[1])) if function == "ngettext" else _one(message)


def _one(message: object) -> str:
    """The one text of a call that has one, however Babel hands it over."""
    return message if isinstance(message, str) else str(message[0]) if isinstance(message, tuple) else str(message)


def _is_whole(said: str | tuple[str, ...] | list[str]) -> bool:
    return all(said) if isinstance(said, (tuple, list)) else bool(said)
