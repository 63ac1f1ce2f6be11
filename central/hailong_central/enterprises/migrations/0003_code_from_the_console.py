"""Who issued a code, by what it is named to people, and who withdrew it."""

import uuid

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_each(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Codes that are there already."""
    codes = apps.get_model("enterprises", "EnrolmentCode").objects
    for pk in codes.values_list("pk", flat=True):
        codes.filter(pk=pk).update(reference=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0002_device_standing")]

    operations = [
        migrations.AddField("enrolmentcode", "reference", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(name_each, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "enrolmentcode", "reference", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        migrations.AddField(  # until now there was only the command
            "enrolmentcode", "issued_by", models.CharField(default="command", max_length=200), preserve_default=False
        ),
        migrations.AddField("enrolmentcode", "withdrawn_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("enrolmentcode", "withdrawn_by", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddConstraint(
            "enrolmentcode",
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (models.Q(withdrawn_at__isnull=False, used_at__isnull=True) & ~models.Q(withdrawn_by="")),
                name="enrolment_code_withdrawal_is_whole",
            ),
        ),
    ]
