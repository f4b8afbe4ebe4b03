"""One list of words for what a parent worries about; only labels change."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("babies", "0003_parents_app")]

    operations = [
        migrations.AlterField(
            model_name="concern",
            name="kind",
            field=models.CharField(
                choices=[
                    ("worry", "I am worried"),
                    ("hearing", "Hearing: no reaction to loud sounds"),
                    ("eyes", "Eyes: a white or cloudy pupil"),
                    ("eyes_not_fixing", "Eyes: they never rest on a face or a thing"),
                    ("floppy_or_stiff", "The body is a bit floppy or stiff"),
                    ("feeding", "Trouble with feeding"),
                    ("refuses_feeds", "Took no feed at all"),
                    ("very_floppy", "Limp like a rag doll"),
                    ("fever", "Fever of 38 °C (100.4 °F) or more"),
                    ("hard_to_wake", "Very sleepy and hard to wake"),
                ],
                max_length=15,
            ),
        ),
    ]
