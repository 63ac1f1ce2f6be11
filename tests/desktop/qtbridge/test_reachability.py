"""Where the platform tells of networks we listen, elsewhere we say so."""

from PySide6.QtNetwork import QNetworkInformation

from hailong.qtbridge.reachability import Reachability


def test_without_a_platform_that_tells_the_rhythm_must_do(monkeypatch):
    monkeypatch.setattr(QNetworkInformation, "loadDefaultBackend", lambda: False)

    assert Reachability().watch() is False


def test_only_the_way_online_is_announced(monkeypatch, qtbot):
    from PySide6.QtCore import QObject, Signal

    class Platform(QObject):
        reachabilityChanged = Signal(object)  # noqa: N815  # as Qt names it  # noqa: N815  # the name that Qt gives it

    platform = Platform()
    monkeypatch.setattr(QNetworkInformation, "loadDefaultBackend", lambda: True)
    monkeypatch.setattr(QNetworkInformation, "instance", lambda: platform)
    watched = Reachability()
    assert watched.watch() is True
    with qtbot.assertNotEmitted(watched.came_online):
        platform.reachabilityChanged.emit(QNetworkInformation.Reachability.Disconnected)
    with qtbot.waitSignal(watched.came_online):
        platform.reachabilityChanged.emit(QNetworkInformation.Reachability.Online)
