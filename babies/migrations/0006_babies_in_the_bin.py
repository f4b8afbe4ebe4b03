from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("babies", "0005_watched"),
    ]

    operations = [
        migrations.AddField(
            model_name="baby",
            name="binned_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="baby",
            name="receipt_number",
            field=models.CharField(blank=True, editable=False, max_length=19),
        ),
    ]
