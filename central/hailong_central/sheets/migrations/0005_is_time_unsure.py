from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sheets", "0004_role")]

    operations = [
        migrations.AddField(model_name="sheet", name="is_time_unsure", field=models.BooleanField(default=False)),
    ]
