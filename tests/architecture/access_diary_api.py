"""Who gets what of bedtimes, photos, visits and looks back: a part of `access_api`."""

from collections.abc import Mapping
from typing import Any

from tests.architecture.access_rows import Row, added, edited, entries, seen

DIARY: dict[str, Row] = {
    **entries("photos", "photo"),
    "GET /api/v1/babies/<baby>/photos/<pk:photo>/image/": seen(200),
    "GET /api/v1/babies/<baby>/photos/<pk:photo>/small-image/": seen(200),
    # What a family takes to a visit, and keeps.
    "GET /api/v1/babies/<baby>/visit-notes/": seen(200),
    "PUT /api/v1/babies/<baby>/visit-notes/": edited(200),
    "PATCH /api/v1/babies/<baby>/visit-notes/": edited(200),
    "GET /api/v1/babies/<baby>/reports/visit.pdf": seen(200),
    "GET /api/v1/babies/<baby>/keepsakes/": seen(200),
    "GET /api/v1/babies/<baby>/keepsakes/<keepsake>.png": seen(200),
    "GET /api/v1/babies/<baby>/timeline/": seen(200),
    "GET /api/v1/babies/<baby>/charts/": seen(200),
    # Bedtime: tonight, the evenings before, and the routine.
    "GET /api/v1/babies/<baby>/bedtime/": seen(200),
    "PUT /api/v1/babies/<baby>/bedtime/ticks/<step>/": edited(200),
    "DELETE /api/v1/babies/<baby>/bedtime/ticks/<step>/": edited(204),
    "POST /api/v1/babies/<baby>/bedtime/in-bed/": added(201),
    "GET /api/v1/babies/<baby>/bedtime/evenings/": seen(200),
    "GET /api/v1/babies/<baby>/bedtime/evenings/<night>/": seen(200),
    "PUT /api/v1/babies/<baby>/bedtime/evenings/<night>/": edited(200),
    "GET /api/v1/babies/<baby>/bedtime/steps/": seen(200),
    "POST /api/v1/babies/<baby>/bedtime/steps/": edited(201),
    "GET /api/v1/babies/<baby>/bedtime/steps/retired/": seen(200),
    "GET /api/v1/babies/<baby>/bedtime/steps/<step>/": seen(200),
    "DELETE /api/v1/babies/<baby>/bedtime/steps/<step>/": edited(204),
    "POST /api/v1/babies/<baby>/bedtime/steps/<step>/restore/": edited(200),
    "POST /api/v1/babies/<baby>/bedtime/steps/<step>/move/": edited(200),
}
#: What is sent, where an empty body would be refused before its effect.
DIARY_SENT: dict[str, Mapping[str, Any]] = {
    "PUT /api/v1/babies/<baby>/bedtime/evenings/<night>/": {"in_bed_at": None},
    "POST /api/v1/babies/<baby>/bedtime/steps/": {"words": "Say good night"},
    "POST /api/v1/babies/<baby>/bedtime/steps/<step>/move/": {"to": "up"},
    # A form: the test adds which entry, and a file.
    "POST /api/v1/babies/<baby>/photos/": {"of": "smile", "image": "IMG_0001.HEIC"},
}
