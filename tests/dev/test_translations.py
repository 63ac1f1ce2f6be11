"""The check of the translations fails on whatever is missing, unfinished, gone or wrongly filled in."""

import shutil

import pytest

from dev import translations


@pytest.fixture
def copies(tmp_path, monkeypatch):
    """The real catalogues, to be spoilt."""
    folder = tmp_path / "translations"
    shutil.copytree(translations.FOLDER, folder, ignore=shutil.ignore_patterns("*.qm"))
    monkeypatch.setattr(translations, "FOLDER", folder)
    monkeypatch.setattr(translations, "ENGLISH", folder / "hailong_en.ts")
    return folder


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_translations_are_complete():
    assert translations.check() == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<translation>Very satisfied</translation>", '<translation type="unfinished"></translation>', "unfinished"),
        ("<translation>Very satisfied</translation>", "<translation> </translation>", "empty"),
        ("<translation>Importing {file}</translation>", "<translation>Importing {path}</translation>", "placeholders"),
        ("<source>Rất hài lòng</source>", "<source>Cực kỳ hài lòng</source>", "no longer in the code"),
        ("<source>Rất hài lòng</source>", "<source>Cực kỳ hài lòng</source>", "missing in English"),
    ],
)
def test_a_spoilt_catalogue_is_found(copies, old, new, problem):
    spoil(copies / "hailong_en.ts", old, new)

    assert any(problem in one for one in translations.check())


def test_an_empty_line_for_qt_is_found(copies):
    spoil(copies / "qtbase_vi.ts", "<translation>Hủy</translation>", "<translation></translation>")

    assert any("Qt's own dialogs" in one for one in translations.check())


def test_what_is_compiled_once_is_compiled_again_only_when_it_changed(copies):
    compiled = translations.compile_all()
    before = [path.stat().st_mtime_ns for path in compiled]
    assert [path.stat().st_mtime_ns for path in translations.compile_all()] == before
    assert {path.name for path in compiled} == {"hailong_en.qm", "qtbase_vi.qm"}
