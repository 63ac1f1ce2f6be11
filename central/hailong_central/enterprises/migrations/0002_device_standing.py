"""When a device was last seen, and who ended its enrolment."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_who_revoked(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Until now there was only the command."""
    apps.get_model("enterprises", "Device").objects.filter(revoked_at__isnull=False).update(revoked_by="command")


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0001_initial")]

    operations = [
        migrations.AddField("device", "last_seen_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("device", "revoked_by", models.CharField(blank=True, default="", max_length=200)),
        migrations.RunPython(name_who_revoked, migrations.RunPython.noop),
        migrations.AddConstraint(
            "device",
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by="")
                | (models.Q(revoked_at__isnull=False) & ~models.Q(revoked_by="")),
                name="device_revocation_is_whole",
            ),
        ),
    ]
