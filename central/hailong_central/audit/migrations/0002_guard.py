"""Put the database's own guard on the record."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from hailong_central.audit import guard


def _install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard.install(editor)


def _remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard.remove(editor)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(_install, _remove)]
