"""A proxy's password goes into the keyring, or it is said that it does not."""

import pytest

from hailong.domain.proxy import ProxyError, ProxyFault
from hailong.qtbridge.proxy_setup import ProxySetup


class Keeper:
    def __init__(self, error=None):
        self.kept, self._error = [], error

    def set(self, *what):
        if self._error:
            raise self._error
        self.kept.append(what)


def test_a_password_is_kept(qtbot, tasks):
    keeper = Keeper()
    setup = ProxySetup(tasks, lambda: keeper)

    with qtbot.waitSignal(setup.kept):
        setup.keep("proxy:8080", "chi_doc", "bí mật")

    assert keeper.kept == [("proxy:8080", "chi_doc", "bí mật")]


def test_a_keyring_that_refuses_is_told(qtbot, tasks):
    setup = ProxySetup(tasks, lambda: Keeper(ProxyError(ProxyFault.PASSWORD_MISSING)))

    with qtbot.waitSignal(setup.refused):
        setup.keep("proxy:8080", "chi_doc", "bí mật")


@pytest.mark.parametrize("error", [ZeroDivisionError()])
def test_a_bug_is_told_as_one(error, qtbot, tasks):
    setup = ProxySetup(tasks, lambda: Keeper(error))

    setup.keep("proxy:8080", "chi_doc", "bí mật")
    qtbot.waitUntil(lambda: bool(tasks.bugs))

    assert tasks.bugs.pop() is error
