"""The house's tools: `python3 -m dev COMMAND`. Standard library only, for it runs before anything is installed."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # the one place that an older Python still reads
    raise SystemExit("Hài Lòng needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
