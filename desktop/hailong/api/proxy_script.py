"""Proxy scripts (PAC): fetching one, and asking it, without letting it do anything but answer.

The script is a program of somebody else: it runs without files, network and clock, within limits of time and memory,
while the rest of the program goes on. Names that it wants to know are looked up here, between two runs of it.
"""

import contextlib
import ipaddress
import json
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

import quickjs
import requests

from hailong.domain.proxy import Proxy, ProxyError, ProxyFault, proxy_address

FETCH_WITHIN: Final = 5.0
LONGEST_SCRIPT: Final = 1024 * 1024
_RUN_WITHIN: Final = 1.0
_MEMORY: Final = 32 * 1024 * 1024
_STACK: Final = 256 * 1024
_MOST_NAMES: Final = 16
_MOST_WAYS: Final = 8
_ASK: Final = "String((typeof FindProxyForURL === 'function' ? FindProxyForURL : FindProxyForURLEx)({url}, {host}))"

# What every proxy script may call. Weekdays, dates and times are local, as in browsers; "GMT" makes them UTC.
_FUNCTIONS: Final = r"""
function isPlainHostName(host) { return host.indexOf(".") < 0; }
function dnsDomainIs(host, domain) { return host.toLowerCase().endsWith(String(domain).toLowerCase()); }
function localHostOrDomainIs(host, name) { return host === name || name.startsWith(host + "."); }
function dnsDomainLevels(host) { return host.split(".").length - 1; }
function dnsResolve(host) {
  host = String(host);
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return host;
  return __known(host);
}
function __known(name) {
  if (!Object.hasOwn(__names, name)) {
    __wanted = name;
    throw new Error("a name is looked up");
  }
  return __names[name];
}
function isResolvable(host) { return dnsResolve(host) !== null; }
function myIpAddress() { return __known("*"); }
function __number(address) {
  return address.split(".").reduce(function (sum, part) { return sum * 256 + Number(part); }, 0);
}
function isInNet(host, pattern, mask) {
  var address = dnsResolve(host);
  if (address === null) return false;
  var bits = __number(mask);
  return (__number(address) & bits) === (__number(pattern) & bits);
}
function shExpMatch(text, pattern) {
  var expression = String(pattern).replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
  return new RegExp("^" + expression + "$").test(text);
}
function __split(args) {
  var parts = Array.prototype.slice.call(args), isUtc = parts[parts.length - 1] === "GMT";
  if (isUtc) parts.pop();
  var now = isUtc ? __now.utc : __now.local;
  return { parts: parts, now: now };
}
function __between(value, from, to) { return from <= to ? from <= value && value <= to : from <= value || value <= to; }
function weekdayRange() {
  var days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], asked = __split(arguments);
  var from = days.indexOf(asked.parts[0]), to = days.indexOf(asked.parts[asked.parts.length - 1]);
  return __between(asked.now.weekday, from, to);
}
function timeRange() {
  var asked = __split(arguments), p = asked.parts, n = p.length, t = asked.now;
  if (n === 1) return t.hour === p[0];
  if (n === 2) return __between(t.hour * 60 + t.minute, p[0] * 60, p[1] * 60);
  if (n === 4) return __between(t.hour * 60 + t.minute, p[0] * 60 + p[1], p[2] * 60 + p[3]);
  var from = (p[0] * 60 + p[1]) * 60 + p[2], to = (p[3] * 60 + p[4]) * 60 + p[5];
  return __between((t.hour * 60 + t.minute) * 60 + t.second, from, to);
}
function dateRange() {
  var months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
  var asked = __split(arguments), t = asked.now;
  function kind(v) { return typeof v === "string" ? "month" : v > 31 ? "year" : "day"; }
  function key(parts) {
    var sum = 0;
    parts.forEach(function (v) {
      var weight = { year: 10000, month: 100, day: 1 }[kind(v)];
      sum += weight * (kind(v) === "month" ? months.indexOf(v) + 1 : v);
    });
    return sum;
  }
  var half = asked.parts.length === 1 ? asked.parts : asked.parts.slice(0, asked.parts.length / 2);
  var rest = asked.parts.length === 1 ? half : asked.parts.slice(asked.parts.length / 2);
  var now = 0;
  half.forEach(function (v) { now += { year: t.year * 10000, month: t.month * 100, day: t.day }[kind(v)]; });
  return __between(now, key(half), key(rest));
}
"""


class ProxyScripts:
    """Fetches scripts, each again after a while and at once after ``forget``; asks them about one address at a time."""

    def __init__(
        self,
        *,
        fetch_within: float = FETCH_WITHIN,
        keep_for: float = 300.0,
        resolve: Callable[[str], str | None] | None = None,
    ) -> None:
        self._fetch_within = fetch_within
        self._keep_for = keep_for
        self._resolve = resolve or resolve_name
        self._kept: dict[str, tuple[float, str]] = {}

    def ask(self, script_url: str, url: str) -> tuple[Proxy | None, ...]:
        """The ways that the script at ``script_url`` names for ``url``, in order. Raises ProxyError."""
        # Only who is asked, never what: a script that is not ours need not know the whole address.
        host = urlsplit(url).hostname or ""
        answer = run_script(self._script(script_url), f"https://{host}/", host, self._resolve)
        return parse_answer(answer)

    def forget(self) -> None:
        """The network may be another: fetch anew."""
        self._kept.clear()

    def _script(self, script_url: str) -> str:
        fetched_at, text = self._kept.get(script_url, (0.0, ""))
        if not text or time.monotonic() - fetched_at > self._keep_for:
            text = fetch_script(script_url, self._fetch_within)
            self._kept[script_url] = (time.monotonic(), text)
        return text


def fetch_script(script_url: str, within: float = FETCH_WITHIN) -> str:
    """The text of a script, fetched directly (there is no proxy yet). Raises ProxyError."""
    try:
        if urlsplit(script_url).scheme == "file":
            path = Path(url2pathname(urlsplit(script_url).path))
            with path.open("rb") as file:
                raw = file.read(LONGEST_SCRIPT + 1)
        else:
            raw = _download(script_url, within)
    except (requests.exceptions.RequestException, OSError, ValueError) as error:
        raise ProxyError(ProxyFault.SCRIPT_UNREACHABLE, type(error).__name__) from error
    if len(raw) > LONGEST_SCRIPT:
        raise ProxyError(ProxyFault.SCRIPT_BROKEN, "too long")
    return raw.decode("utf-8-sig", errors="replace")


def _download(script_url: str, within: float) -> bytes:
    deadline = time.monotonic() + within
    with requests.Session() as session:
        session.trust_env = False
        with session.get(script_url, timeout=within, stream=True) as answer:
            if answer.status_code != 200:
                raise ProxyError(ProxyFault.SCRIPT_UNREACHABLE, f"HTTP {answer.status_code}")
            raw = b""
            for piece in answer.iter_content(64 * 1024):
                raw += piece
                if len(raw) > LONGEST_SCRIPT or time.monotonic() > deadline:
                    raise ProxyError(ProxyFault.SCRIPT_UNREACHABLE, "it does not end")
            return raw


def run_script(script: str, url: str, host: str, resolve: Callable[[str], str | None]) -> str:
    """What the script answers. A name that it asks for is looked up, and it is run again with the answer."""
    names: dict[str, str | None] = {}
    for _ in range(_MOST_NAMES):
        answer, wanted = _run(script, url, host, names)
        if not wanted:
            return answer
        names[wanted] = resolve(wanted)
    raise ProxyError(ProxyFault.SCRIPT_BROKEN, "it asks for too many names")


def _run(script: str, url: str, host: str, names: Mapping[str, str | None]) -> tuple[str, str]:
    """The answer, and the name that has to be looked up before it counts."""
    context = quickjs.Context()
    context.set_memory_limit(_MEMORY)
    context.set_time_limit(_RUN_WITHIN)
    context.set_max_stack_size(_STACK)
    given = {"__names": names, "__now": _moments(), "__wanted": ""}
    context.eval("".join(f"var {name} = {json.dumps(value)};" for name, value in given.items()) + _FUNCTIONS)
    try:
        context.eval(script)
        answer = str(context.eval(_ASK.format(url=json.dumps(url), host=json.dumps(host))))
    except quickjs.JSException as error:
        wanted = str(context.eval("__wanted"))  # a script may also have caught what stopped it
        if not wanted:
            raise ProxyError(ProxyFault.SCRIPT_BROKEN, str(error).partition(":")[0][:60]) from error
        return "", wanted
    return answer, str(context.eval("__wanted"))


def parse_answer(answer: str) -> tuple[Proxy | None, ...]:
    """``PROXY a:8080; DIRECT`` as ways; what cannot be gone is left out. Raises ProxyError when nothing is left."""
    ways: list[Proxy | None] = []
    for part in answer.split(";")[:_MOST_WAYS]:
        kind, _, address = part.strip().partition(" ")
        if kind.upper() == "DIRECT":
            ways.append(None)
        elif kind.upper() in ("PROXY", "HTTP", "HTTPS"):
            with contextlib.suppress(ValueError):
                scheme = "https" if kind.upper() == "HTTPS" else "http"
                ways.append(Proxy(proxy_address(address), scheme=scheme))
    if not ways:
        if answer.strip() in ("", "null", "undefined"):
            return (None,)  # as every browser reads an empty answer
        raise ProxyError(ProxyFault.SCRIPT_UNSUPPORTED, answer.strip().partition(" ")[0][:20])
    return tuple(ways)


def _moments() -> dict[str, dict[str, int]]:
    def parts(moment: time.struct_time) -> dict[str, int]:
        return {
            "year": moment.tm_year, "month": moment.tm_mon, "day": moment.tm_mday, "hour": moment.tm_hour,
            "minute": moment.tm_min, "second": moment.tm_sec, "weekday": (moment.tm_wday + 1) % 7,
        }  # fmt: skip

    now = time.time()
    return {"local": parts(time.localtime(now)), "utc": parts(time.gmtime(now))}


def resolve_name(name: str) -> str | None:
    """The IPv4 address of ``name``; of this machine, towards the outside, for ``*``. None: there is none."""
    if name == "*":
        return _own_address()
    try:
        found = socket.getaddrinfo(name, None, socket.AF_INET, socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    return str(found[0][4][0])


def _own_address() -> str:
    """This machine's address on the way out; nothing is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(ipaddress.ip_address(probe.getsockname()[0]))
        except OSError:
            return "127.0.0.1"
