import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import exchange.models.jobs

KINDS = [
    ("export", "Putting your data together"),
    ("check", "Looking through a file"),
    ("restore", "Adding what the file holds"),
    ("table", "Adding entries from a table"),
]
STATES = [
    ("waiting", "Waiting to start"),
    ("running", "At work"),
    ("done", "Done"),
    ("stopped", "Stopped"),
]


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("babies", "0006_babies_in_the_bin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(choices=KINDS, max_length=10)),
                (
                    "state",
                    models.CharField(choices=STATES, default="waiting", max_length=7),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("fault", models.CharField(blank=True, max_length=40)),
                ("asked", models.JSONField(blank=True, default=dict)),
                ("found", models.JSONField(blank=True, default=dict)),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=120,
                        upload_to=exchange.models.jobs.job_place,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
                (
                    "baby",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to="babies.baby",
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "indexes": [
                    models.Index(fields=["expires_at"], name="exchange_job_runs_out")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(kind__in=[value for value, _ in KINDS]),
                        name="exchange_job_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(state__in=[value for value, _ in STATES]),
                        name="exchange_job_known_state",
                    ),
                ],
            },
        ),
    ]
