"""The command line ``hailong``: without a word it opens the window."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse ``arguments`` (those of the process by default) and run; returns the exit code."""
    options = _parser().parse_args(arguments)
    if options.act is None:
        from hailong.app.start import open_window  # noqa: PLC0415  # each act imports what it needs and no more

        return open_window(_folder(options.data), in_tray=options.in_tray)
    if options.act == "demo":
        from hailong.demo.run import run_demo  # noqa: PLC0415

        return run_demo(options.folder, headless=options.headless)
    from hailong.app.commands import run  # noqa: PLC0415

    return run(options.act, options.words, _folder(options.data), as_json=options.json)


def _folder(given: Path | None) -> Path:
    if given is not None:
        return given
    from hailong.app.core import default_folder  # noqa: PLC0415

    return default_folder()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hailong", description="Rate how a customs declaration was served.")
    parser.add_argument("--data", type=Path, help="another data folder than this user's own")
    parser.add_argument("--in-tray", action="store_true", help="wait beside the clock (the session starts it so)")
    parser.set_defaults(words=[], json=False)
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="acts (none opens the window)")
    into = acts.add_parser("import", help="bring in files of declarations, or folders of them")
    into.add_argument("words", nargs="+", metavar="PATH")
    enrol = acts.add_parser("enrol", help="enrol this workstation by one-time codes")
    enrol.add_argument(
        "words", nargs="+", metavar="WORD", help="an invitation link, or the service's address and its codes"
    )
    acts.add_parser("sync", help="deliver what waits and bring what is new")
    status = acts.add_parser("status", help="how many are unrated, wait, or need you")
    status.add_argument("--json", action="store_true", help="for programs")
    demo = acts.add_parser("demo", help="the whole product on invented data, with a central service of its own")
    demo.add_argument("--headless", action="store_true", help="make the journey without a screen, and report on it")
    demo.add_argument("--folder", type=Path, default=Path("build/demo"), help="where data and report are written")
    return parser


if __name__ == "__main__":
    sys.exit(main())
