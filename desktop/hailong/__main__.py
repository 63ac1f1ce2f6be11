"""The command line ``hailong``: without a word it opens the window."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from hailong.domain.request import SCHEME, SHOWN, Act, Exit, Place, Request, RequestError, read_link

_LONGEST_ERROR: Final = 300


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse ``arguments`` (those of the process by default) and run; returns the exit code.

    Words that ask for nothing that this program does end the process with 2 and the usage (SystemExit). What nobody
    expected is told by its kind and places alone, and the code is 1.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    from hailong.app.log import speaking_plainly  # noqa: PLC0415  # words that are wrong need none of it

    try:
        with speaking_plainly():
            return _run(parser, options)
    except Exception as error:  # noqa: BLE001  # the end of the program: nothing is passed over, all is told
        from hailong.domain.bug_report import mark_of, where_it_happened  # noqa: PLC0415  # no start needs it

        where = where_it_happened(error)
        print(f"hailong: lỗi ngoài dự kiến / unexpected fault {mark_of(where)}\n{where}", file=sys.stderr)  # noqa: T201
        return Exit.FAILED


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.act == "demo":
        from hailong.demo.run import run_demo  # noqa: PLC0415  # each act imports what it needs and no more

        return run_demo(options.folder, headless=options.headless)
    if options.act in ("register-links", "unregister-links"):
        from hailong.app.links_command import register_links  # noqa: PLC0415

        return register_links(options.data, is_wanted=options.act == "register-links")
    if options.act == "doctor":
        from hailong.app.doctor_command import run_doctor  # noqa: PLC0415

        return run_doctor(_folder(options.data), as_json=options.json)
    if options.act == "reset-pins":
        from hailong.app.pins_command import reset_pins  # noqa: PLC0415

        return reset_pins(_folder(options.data), gives_up_words=options.give_up_words)
    try:
        request = _request(options)
    except RequestError as error:
        parser.error(str(error))
    folder = _folder(options.data)
    if request is None or request.act in SHOWN:
        from hailong.app.start import open_window  # noqa: PLC0415

        return open_window(folder, in_tray=options.in_tray, request=request)
    from hailong.app.commands import run  # noqa: PLC0415

    return run(request, folder)


def _request(options: argparse.Namespace) -> Request | None:
    """What the words ask for; None for the window alone. RequestError."""
    if options.act is None:
        return None
    words = tuple(options.words)
    if options.act == "link":
        return read_link(words[0])
    act = Act(options.act)
    if act in (Act.IMPORT, Act.CARRY):  # the instance that runs stands in another folder
        words = tuple(os.path.abspath(word) for word in words)
    return Request(act=act, words=words, enterprise=options.enterprise, as_json=options.json)


def _folder(given: Path | None) -> Path:
    if given is not None:
        return given
    from hailong.app.core import default_folder  # noqa: PLC0415

    return default_folder()


class _Parser(argparse.ArgumentParser):
    """Says what was wrong in one short line: the words come from anywhere, and a terminal obeys control characters."""

    def error(self, message: str) -> NoReturn:
        plain = "".join(sign if sign.isprintable() else "?" for sign in message)
        super().error(plain if len(plain) <= _LONGEST_ERROR else f"{plain[:_LONGEST_ERROR]}...")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="hailong", description="Rate how a customs declaration was served.")
    parser.add_argument("--data", type=Path, help="another data folder than this user's own")
    parser.add_argument("--in-tray", action="store_true", help="wait beside the clock (the session starts it so)")
    parser.set_defaults(words=[], json=False, enterprise="")
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="acts (none opens the window)")
    rate = acts.add_parser("rate", help="open the sheet of one declaration")
    rate.add_argument("words", nargs=1, metavar="NUMBER", help="12 digits")
    rate.add_argument("--enterprise", default="", metavar="TAX_CODE", help="whose, where several have that number")
    show = acts.add_parser("open", help="bring the window to the front, with one of its pages")
    show.add_argument("words", nargs="*", metavar="PLACE", help=", ".join(Place))
    link = acts.add_parser("link", help=f"what a {SCHEME}: link asks for")
    link.add_argument("words", nargs=1, metavar="LINK", help=f"{SCHEME}:rate/NUMBER or {SCHEME}:open/PLACE")
    status = acts.add_parser("status", help="how it stands with declarations; without numbers: with all of them")
    status.add_argument("words", nargs="*", metavar="NUMBER", help="12 digits")
    status.add_argument("--enterprise", default="", metavar="TAX_CODE", help="only those of this enterprise")
    status.add_argument("--json", action="store_true", help="for programs: docs/integration.md")
    into = acts.add_parser("import", help="bring in files of declarations, or folders of them")
    into.add_argument("words", nargs="+", metavar="PATH")
    enrol = acts.add_parser("enrol", help="enrol this workstation by one-time codes")
    enrol.add_argument(
        "words", nargs="+", metavar="WORD", help="an invitation link, or the service's address and its codes"
    )
    acts.add_parser("sync", help="deliver what waits and bring what is new")
    examine = acts.add_parser("doctor", help="what stands between this workstation and the service; 0: nothing")
    examine.add_argument("--json", action="store_true", help="for programs and for support; without any content")
    carry = acts.add_parser("carry", help="deliver what a workstation without a network has packed into a file")
    carry.add_argument("words", nargs=1, metavar="FILE", help="its answers are written beside it, to be brought back")
    acts.add_parser("register-links", help=f"let this user's {SCHEME}: links open this program")
    acts.add_parser("unregister-links", help="no more")
    reset = acts.add_parser("reset-pins", help="forget the PINs of all clerks: whoever has this account may")
    reset.add_argument("--give-up-words", action="store_true", help="also what can be read with these PINs alone")
    demo = acts.add_parser("demo", help="the whole product on invented data, with a central service of its own")
    demo.add_argument("--headless", action="store_true", help="make the journey without a screen, and report on it")
    demo.add_argument("--folder", type=Path, default=Path("build/demo"), help="where data and report are written")
    return parser


if __name__ == "__main__":
    sys.exit(main())
