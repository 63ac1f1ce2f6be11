"""Between the Qt-free core and the widgets: task runner, item models, services with signals. QtCore only."""
