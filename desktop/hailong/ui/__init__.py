"""The window: widgets over the services of the bridge; no rule, no query and no wait lives here."""

import hailong.qtbridge  # noqa: F401  # keeps Qt from using up None; see lasting_none
