from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("babies", "0006_babies_in_the_bin"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="smile",
            index=models.Index(
                fields=["merged_into"],
                name="babies_smile_merged_into",
                condition=Q(merged_into__isnull=False),
            ),
        ),
    ]
