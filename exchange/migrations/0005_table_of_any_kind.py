from django.db import migrations, models

SOURCES = [
    ("csv", "A table (CSV)"),
    ("baby-buddy", "Baby Buddy"),
    ("cdc", "CDC Milestone Tracker"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0004_job_started_at"),
    ]

    operations = [
        migrations.AlterField(
            model_name="import",
            name="source",
            field=models.CharField(choices=SOURCES, max_length=10),
        ),
        migrations.AlterField(
            model_name="upload",
            name="source",
            field=models.CharField(choices=SOURCES, max_length=10),
        ),
    ]
