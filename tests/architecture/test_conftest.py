"""The net below all tests: a warning of ours that nobody expected fails the test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        ("def test_one():\n    logging.getLogger('hailong.store').warning('odd')\n", "1 passed, 1 error"),
        ("def test_one():\n    logging.getLogger('hailong_central.api').error('odd')\n", "1 passed, 1 error"),
        ("def test_one():\n    logging.getLogger('hailong.store').info('fine')\n", "1 passed"),
        ("def test_one():\n    logging.getLogger('somebody.else').warning('odd')\n", "1 passed"),
        (
            "def test_one(caplog):\n    logging.getLogger('hailong').warning('odd')\n    assert 'odd' in caplog.text\n",
            "1 passed",
        ),
        (
            "def test_one():\n    logging.getLogger('x').error('%s', 'DẤU VẾT của lời góp ý 7f3a')\n",
            "1 passed, 1 error",
        ),
        ("def test_one():\n    logging.getLogger('x').error('%r', b'\\x30199999991')\n", "1 passed, 1 error"),
        ("def test_one():\n    logging.getLogger('x').error('tờ khai 101234567890')\n", "1 passed, 1 error"),
        ("def test_one():\n    logging.getLogger('hailong.x').debug('tờ khai 101234567890')\n", "1 passed, 1 error"),
        ("def test_one():\n    logging.getLogger('hailong_central').debug('0199999991')\n", "1 passed, 1 error"),
        (
            "def test_one():\n    logging.getLogger('hailong.x').info('odd', exc_info=KeyError('0199999991'))\n",
            "1 passed, 1 error",
        ),
        (
            "def test_one():\n    logging.getLogger('somebody').error('odd', exc_info=KeyError('0199999991'))\n",
            "1 passed",  # neither side writes the text of an exception
        ),
        ("import os\ndef test_one():\n    assert 'pytest' in os.environ['XDG_DATA_HOME']\n", "1 passed"),
    ],
)
def test_a_warning_fails_a_test_that_did_not_ask_for_it(tmp_path, test, outcome):
    shutil.copy(CONFTEST, tmp_path / "conftest.py")
    plugins = "-p no:django -p no:pytest-qt -p no:schemathesis"
    ini = f"[pytest]\naddopts = {plugins}\npythonpath = {CONFTEST.parent}\n"
    (tmp_path / "pytest.ini").write_text(ini, encoding="utf-8")
    (tmp_path / "test_one.py").write_text("import logging\n" + test, encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert f"\n{outcome} in " in answer.stdout, answer.stdout
