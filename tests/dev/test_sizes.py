"""Sizes are counted with their docstrings and shown the longest first."""

from dev import sizes


def test_files_and_functions_are_listed_the_longest_first_and_a_long_file_fails(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "desktop"
    folder.mkdir()
    (folder / "short.py").write_text("def one():\n    return 1\n", encoding="utf-8")
    (folder / "long.py").write_text('def two():\n    """Says."""\n    return 2\n' + "\n" * 400, encoding="utf-8")
    monkeypatch.setattr(sizes, "ROOT", tmp_path)
    assert [size.name for size in sizes.file_sizes()] == ["desktop/long.py", "desktop/short.py"]
    assert [(size.lines, size.name) for size in sizes.function_sizes()] == [
        (3, "desktop/long.py:1 two"),
        (2, "desktop/short.py:1 one"),
    ]
    assert sizes.show() == 1
    assert "403  desktop/long.py" in capsys.readouterr().out


def test_what_django_wrote_is_not_counted(tmp_path, monkeypatch):
    (tmp_path / "central" / "migrations").mkdir(parents=True)
    (tmp_path / "central" / "migrations" / "0001_initial.py").touch()
    monkeypatch.setattr(sizes, "ROOT", tmp_path)
    assert sizes.python_files() == []
