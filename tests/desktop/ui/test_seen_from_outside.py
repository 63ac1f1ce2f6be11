"""Titles, task bar and notices are seen over a shoulder, shared and recorded: they hold fixed words alone (R38)."""

import ast
from pathlib import Path

from PySide6.QtWidgets import QApplication

import hailong
from hailong.qtbridge.sheets import Mode
from hailong.ui.navigation import PageId

SOURCES = Path(hailong.__file__).parent
SAYING = {
    "setWindowTitle": 0, "setWindowIconText": 0, "setWindowFilePath": 0, "setApplicationDisplayName": 0,
    "showMessage": 1, "QMessageBox": 1,
    "QInputDialog": 1, "information": 1, "warning": 1, "question": 1, "critical": 1, "about": 1,
}  # fmt: skip
"""Who says something outside a window, and which of the arguments it is."""
TRANSLATING = {"tr", "translate"}


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_told_by_the_tray(call: ast.Call) -> bool:
    return ast.unparse(call.func).rpartition(".")[0].endswith("tray") and name_of(call) == "tell"


def is_fixed(said: ast.expr) -> bool:
    """A text that stands in the source, or its translation; nothing put into it."""
    if isinstance(said, ast.Call) and name_of(said) in TRANSLATING:
        return all(isinstance(part, ast.Constant) for part in said.args)
    return isinstance(said, ast.Constant)


def fixed_words(said: ast.expr) -> str:
    return said.value if isinstance(said, ast.Constant) else said.args[-1].value


def said_outside() -> list[tuple[str, ast.expr]]:
    found = []
    for path in sorted(SOURCES.rglob("*.py")):
        calls = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)]
        for call in calls:
            at = 0 if is_told_by_the_tray(call) else SAYING.get(name_of(call), -1)
            is_log = name_of(call) in ("warning", "information") and "_LOG" in ast.unparse(call.func)
            if 0 <= at < len(call.args) and not is_log:
                found.append((f"{path.relative_to(SOURCES).as_posix()}:{call.lineno}", call.args[at]))
    return found


def test_whatever_is_said_outside_a_window_stands_in_the_source():
    said = said_outside()
    assert len(said) > 15
    # the tray hands on what it is told to tell, and that is looked at where it is told
    assert [at.rpartition(":")[0] for at, text in said if not is_fixed(text)] == ["ui/tray/tray.py"]


def titles():
    """What a task bar, a switcher of windows or a recorded screen shows of every window."""
    found = set()
    for window in QApplication.topLevelWidgets():
        found |= {window.windowTitle(), window.windowIconText(), window.windowFilePath(), window.windowRole()}
        if window.windowHandle() is not None:
            found.add(window.windowHandle().title())
    return found


def test_titles_stay_the_same_whatever_is_open_chosen_or_written(stage, qtbot):
    client = stage.client
    fixed = {fixed_words(text) for _, text in said_outside() if is_fixed(text)} | {""}
    seen = set()
    for page in PageId:
        stage.window.show_page(page)
        stage.settle()
        seen |= titles()
    stage.window.show_page(PageId.DECLARATIONS)
    stage.settle()
    panel = client.declarations.panel
    panel.take_focus()
    qtbot.waitUntil(lambda: client.sheets.mode is Mode.EDITING)
    panel.form.lines[0].comment.setPlainText("Anh Mẫu ở quầy 3 chậm")
    seen |= titles()

    assert any(title.startswith("Hài Lòng") for title in seen)
    assert seen - fixed == set()
