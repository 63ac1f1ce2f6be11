"""Between the Qt-free core and the widgets: task runner, item models, services with signals. QtCore only."""

from hailong.qtbridge.lasting_none import keep_none

keep_none()  # before anything of ours calls Qt
