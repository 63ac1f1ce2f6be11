from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BATCH = 2000


def mark_all(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The last 32 bits of each id, as hailong_central.sheets.digest makes them."""
    sheets = apps.get_model("sheets", "Sheet").objects
    batch = []
    for sheet in sheets.only("pk").iterator(BATCH):
        sheet.mark = sheet.pk.int & ((1 << 32) - 1)
        batch.append(sheet)
        if len(batch) == BATCH:
            sheets.bulk_update(batch, ["mark"])
            batch = []
    sheets.bulk_update(batch, ["mark"])


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0002_device_standing"),
        ("sheets", "0002_bulk"),
    ]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="mark",
            field=models.BigIntegerField(default=0, editable=False),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="sheet",
            index=models.Index(fields=["enterprise", "mark"], name="sheet_digest"),
        ),
        migrations.RunPython(mark_all, migrations.RunPython.noop),
    ]
