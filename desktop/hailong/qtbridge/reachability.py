"""Notices that the machine is on a network again, where the platform tells; elsewhere the sender's rhythm must do."""

from PySide6.QtCore import QObject, Signal


class Reachability(QObject):
    """Announces the passage from no network to some network."""

    came_online = Signal()

    def watch(self) -> bool:
        """Begin; returns whether the platform tells anything at all. Call it after the first paint."""
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415  # 5 to 10 ms that the first paint can spare

        if not QNetworkInformation.loadDefaultBackend():
            return False
        information = QNetworkInformation.instance()
        online = QNetworkInformation.Reachability.Online

        def changed(reachability: QNetworkInformation.Reachability) -> None:
            if reachability is online:
                self.came_online.emit()

        information.reachabilityChanged.connect(changed)
        return True
