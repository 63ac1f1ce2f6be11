"""Keeps the translations: update from the code, check that nothing is missing, compile for the program.

``python -m dev.translations compile | check | update``
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree  # our own files only

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = ROOT / "desktop" / "hailong"
FOLDER: Final = ROOT / "resources" / "translations"
ENGLISH: Final = FOLDER / "hailong_en.ts"
_Key = tuple[str, str, str]


def compile_all() -> list[Path]:
    """Compile every ``.ts`` that is newer than its ``.qm``; the compiled files are not kept in git."""
    compiled = []
    for source in sorted(FOLDER.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _tool("lrelease", "-silent", str(source), "-qm", str(target))
        compiled.append(target)
    return compiled


def update() -> None:
    """Bring new strings of the code into the English file and drop those that are gone."""
    _lupdate(ENGLISH, drop_obsolete=True)


def check() -> list[str]:
    """What stands between the code and a complete translation; empty when nothing does."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / ENGLISH.name
        if ENGLISH.exists():
            shutil.copy(ENGLISH, copy)
        _lupdate(copy, drop_obsolete=False)
        before = set(_messages(ENGLISH)) if ENGLISH.exists() else set()
        return [*_problems(copy, before), *_problems_of_qt()]


def _problems(updated: Path, before: set[_Key]) -> Iterator[str]:
    for key, message in _messages(updated).items():
        where = f"{key[0]}: {key[1]!r}"
        translation = message.find("translation")
        kind = "" if translation is None else translation.get("type", "")
        if kind in ("vanished", "obsolete"):
            yield f"no longer in the code: {where}"
        elif key not in before:
            yield f"missing in English: {where}"
        elif kind == "unfinished" or not _texts(message):
            yield f"unfinished in English: {where}"
        else:
            yield from _placeholder_problems(key, message)


def _placeholder_problems(key: _Key, message: ElementTree.Element) -> Iterator[str]:
    for text in _texts(message):
        if not text.strip():
            yield f"empty in English: {key[0]}: {key[1]!r}"
        if sorted(_placeholders(key[1])) != sorted(_placeholders(text)):
            yield f"placeholders differ: {key[0]}: {key[1]!r} -> {text!r}"


def _placeholders(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:] if "}" in part]


def _problems_of_qt() -> Iterator[str]:
    for key, message in _messages(FOLDER / "qtbase_vi.ts").items():
        if not all(text.strip() for text in _texts(message)) or not _texts(message):
            yield f"Qt's own dialogs, empty in Vietnamese: {key[0]}: {key[1]!r}"


def _messages(path: Path) -> dict[_Key, ElementTree.Element]:
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314  # our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found[name, message.findtext("source", ""), message.findtext("comment", "")] = message
    return found


def _texts(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    if translation is None:
        return []
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def _lupdate(target: Path, *, drop_obsolete: bool) -> None:
    _tool(
        "lupdate",
        *(str(path) for path in sorted(SOURCES.rglob("*.py"))),
        "-silent",
        "-locations",
        "none",
        "-source-language",
        "vi",
        "-target-language",
        "en",
        *(["-no-obsolete"] if drop_obsolete else []),
        "-ts",
        str(target),
    )


def _tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools from the PySide6 package of this environment."""
    from PySide6 import __file__ as package  # noqa: PLC0415  # the commands of the house run without it

    program = Path(package).parent / (f"{name}.exe" if os.name == "nt" else name)
    ended = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, encoding="utf-8")
    if ended.returncode:
        raise RuntimeError(f"{name} failed: {ended.stdout}{ended.stderr}")
    if ended.stderr.strip():
        print(ended.stderr.strip(), file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Do what the one word asks for."""
    match arguments:
        case ["compile"]:
            compile_all()
        case ["update"]:
            update()
        case ["check"]:
            problems = check()
            print("\n".join(problems) or "translations complete")
            return 1 if problems else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
