"""python-tds: over TCP, on every system, with a user and a password."""

from typing import Final

import pytds

from hailong.domain.live import DEFAULT_PORT, LiveConnection, LiveError, LiveFault, LoginKind, TlsMode
from hailong.sources.ecus_sql import browser
from hailong.sources.ecus_sql.errors import of_tds
from hailong.sources.ecus_sql.probe import open_socket
from hailong.sources.ecus_sql.seam import CONNECT_SECONDS, QUERY_SECONDS, Wire
from hailong.sources.ecus_sql.tunnel import Tunnel, establish

_APP_NAME: Final = "Hai Long (chi doc)"


class PythonTds:
    """TDS 7.3, which SQL Server 2008 and all after it speak; never a login before the way is as the user wants it."""

    name = "python-tds"

    def __init__(self, connect_seconds: float = CONNECT_SECONDS, query_seconds: float = QUERY_SECONDS) -> None:
        self._connect_seconds = connect_seconds
        self._query_seconds = query_seconds

    def connect(self, connection: LiveConnection, password: str) -> Wire:
        """Sign in to the server's master database, to which every login may; raises LiveError."""
        if connection.login is not LoginKind.SQL:
            raise LiveError(LiveFault.WINDOWS_LOGIN_UNAVAILABLE, self.name)
        tunnel = self._tunnel(connection)
        try:
            raw = pytds.connect(
                connection.address.network_host,
                "master",  # a database that is gone would be tried again and again; USE says at once what is wrong
                connection.user,
                password,
                sock=tunnel,
                timeout=self._query_seconds,
                login_timeout=self._connect_seconds,
                tds_version=pytds.tds_base.TDS73B,
                autocommit=True,
                appname=_APP_NAME,
                disable_connect_retry=True,
            )
        except Exception as error:
            raise of_tds(error) from error
        finally:
            tunnel.is_signed_in = True
        return Wire(raw, of_tds, is_encrypted=tunnel.is_encrypted)

    def _tunnel(self, connection: LiveConnection) -> Tunnel:
        try:
            return self._established(connection, encrypts=True)
        except LiveError as error:
            is_hopeless = connection.tls.mode is not TlsMode.UNVERIFIED or error.fault is not LiveFault.TLS_FAILED
            if is_hopeless:
                raise
        # so old that no protection can be agreed on, and the user has said that there is none
        return self._established(connection, encrypts=False)

    def _established(self, connection: LiveConnection, *, encrypts: bool) -> Tunnel:
        address = connection.address
        port = address.port or (browser.port_of(address) if address.instance else DEFAULT_PORT)
        raw = open_socket(address.network_host, port)
        try:
            raw.settimeout(self._connect_seconds)
            return establish(raw, address.network_host, connection.tls, encrypts=encrypts)
        except BaseException:
            raw.close()
            raise
