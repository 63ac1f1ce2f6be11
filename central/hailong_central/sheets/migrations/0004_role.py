from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sheets", "0003_digest")]

    operations = [
        migrations.AddField(
            model_name="sheet", name="role", field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
    ]  # fmt: skip
