"""The entry of `python3 -m dev`: finds the command and runs it."""

import sys

from dev.commands import COMMANDS, show_help
from dev.console import ToolError, say


def main(arguments: list[str]) -> int:
    """Run one command; the exit code says how it went."""
    name, *rest = arguments or ["help"]
    if name in ("help", "-h", "--help"):
        show_help()
        return 0
    command = COMMANDS.get(name)
    if command is None:
        say(f"There is no command {name!r}.")
        show_help()
        return 2
    try:
        return command.act(rest)
    except ToolError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
