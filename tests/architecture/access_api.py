"""Who gets what from the API. Extend it with each new address and method.

The cast: nobody has no token; a stranger has a baby of their own; viewer, caregiver and
parent have that role for the baby in the address, and a token that may write. The last
three are the parent's too: a token that only reads, one that only adds, and one that is
for another baby.
"""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

CAST = (
    "nobody", "stranger", "viewer", "caregiver", "parent",
    "reader", "adder", "of_other_baby",
)  # fmt: skip
Row = tuple[int, int, int, int, int, int, int, int]


def seen(status: int) -> Row:
    """To read, for whoever sees the baby; an add-only token reads nothing."""
    return (401, 404, status, status, status, status, 403, 404)


def edited(status: int) -> Row:
    """To write or take out, for whoever may log for the baby."""
    return (401, 404, 404, status, status, 403, 403, 404)


def binned(status: int) -> Row:
    """To read, for whoever may log for the baby."""
    return (401, 404, 404, status, status, status, 403, 404)


def for_all_who_see(status: int) -> Row:
    """To write something of one's own, for whoever sees the baby."""
    return (401, 404, status, status, status, 403, 403, 404)


def managed(status: int) -> Row:
    """For parents."""
    return (401, 404, 404, 404, status, 403, 403, 404)


#: Parents take each other out; the viewer whom the address names may leave.
LEAVING: Row = (401, 404, 204, 404, 204, 403, 403, 404)
#: To read, for parents; a token that only reads is enough.
OF_PARENTS: Row = (401, 404, 404, 404, 200, 200, 403, 404)
#: A list of what one has oneself.
ONES_OWN: Row = (401, 200, 200, 200, 200, 200, 403, 200)


def added(status: int) -> Row:
    """A new entry, for whoever may log for the baby and for add-only tokens."""
    return (401, 404, 404, status, status, 403, status, 404)


def of_staff() -> Row:
    """To read, for staff only, of whom there are none here."""
    return (401, 404, 404, 404, 404, 404, 403, 403)


def by_staff() -> Row:
    """To write, for staff only, of whom there are none here."""
    return (401, 404, 404, 404, 404, 403, 403, 403)


def entries(name: str, key: str, *, can_change: bool = True) -> dict[str, Row]:
    """The addresses that all kinds of entries have; `key` names one of them."""
    here = f"/api/v1/babies/<baby>/{name}/"
    rows = {
        f"GET {here}": seen(200),
        f"POST {here}": added(201),
        f"GET {here}bin/": binned(200),
        f"GET {here}<pk:{key}>/": seen(200),
        f"DELETE {here}<pk:{key}>/": edited(204),
        f"POST {here}<pk:{key}>/restore/": edited(200),
    }
    if can_change:
        rows[f"PATCH {here}<pk:{key}>/"] = edited(200)
        rows[f"PUT {here}<pk:{key}>/"] = edited(200)
    return rows


#: `<pk:smile>` is the address's `<pk>`, and stands for the smile of the world.
WITH_KEYS: dict[str, Row] = {
    # babies; a token for another one reaches it by these, too
    "GET /api/v1/babies/": ONES_OWN,
    "POST /api/v1/babies/": (401, 201, 201, 201, 201, 403, 403, 403),
    "GET /api/v1/babies/bin/": ONES_OWN,
    "GET /api/v1/babies/<baby>/": seen(200),
    "PUT /api/v1/babies/<baby>/": managed(200),
    "PATCH /api/v1/babies/<baby>/": managed(200),
    "DELETE /api/v1/babies/<baby>/": managed(204),
    "POST /api/v1/babies/<baby>/restore/": managed(200),
    "POST /api/v1/babies/<baby>/effect/": managed(200),
    "PUT /api/v1/babies/<baby>/quiet/": managed(200),
    "GET /api/v1/babies/<baby>/bin/": binned(200),
    "GET /api/v1/me/": ONES_OWN,
    # a link that opens nothing
    "POST /api/v1/invitations/accept/": (401, 404, 404, 404, 404, 403, 403, 403),
    "GET /api/v1/babies/<baby>/history/": OF_PARENTS,
    # open to everybody: how the API describes itself, and the catalog
    "GET /api/v1/schema/": (200,) * 8,
    "GET /api/v1/docs/": (200,) * 8,
    "GET /api/v1/expectations/": (200,) * 8,
    "GET /api/v1/expectations/<slug>/": (200,) * 8,
    "GET /api/v1/tips/": (200,) * 8,
    "GET /api/v1/tips/<tip>/": (200,) * 8,
    "GET /api/v1/urgent/": (200,) * 8,
    "GET /api/v1/babies/<baby>/tips/": seen(200),
    "GET /api/v1/babies/<baby>/assessment/": seen(200),
    **entries("answers", "answer", can_change=False),
    **entries("concerns", "entry_pk", can_change=False),
    **entries("smiles", "smile"),
    "GET /api/v1/babies/<baby>/smiles/<pk:smile>/history/": seen(200),
    # of another smile
    "POST /api/v1/babies/<baby>/smiles/<pk:smile>/earlier/": edited(404),
    "GET /api/v1/babies/<baby>/smiles/<pk:smile>/merge/": seen(200),
    "POST /api/v1/babies/<baby>/smiles/<pk:smile>/merge/": edited(404),
    "GET /api/v1/babies/<baby>/sleeps/<pk:sleep>/history/": seen(200),
    **entries("episodes", "episode"),
    **entries("sleeps", "sleep"),
    **entries("lost-skills", "loss", can_change=False),
    **entries("firsts", "first_pk"),
    **entries("tips-tried", "tried", can_change=False),
    "GET /api/v1/babies/<baby>/reviews/": seen(200),
    "POST /api/v1/babies/<baby>/reviews/": edited(201),
    "GET /api/v1/babies/<baby>/reviews/<pk:review_pk>/": seen(200),
    "DELETE /api/v1/babies/<baby>/reviews/<pk:review_pk>/": edited(204),
    "POST /api/v1/babies/<baby>/sleeps/start/": added(201),
    "POST /api/v1/babies/<baby>/sleeps/<pk:sleep>/stop/": edited(200),
    "POST /api/v1/babies/<baby>/sleeps/<pk:sleep>/resume/": edited(200),
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
    # Whom the family lets in, who looked, and what staff say.
    "GET /api/v1/babies/<baby>/shares/": seen(200),
    "POST /api/v1/babies/<baby>/shares/": managed(201),
    "DELETE /api/v1/babies/<baby>/shares/<pk:share>/": managed(204),
    "POST /api/v1/babies/<baby>/exam-codes/": managed(201),
    "GET /api/v1/babies/<baby>/looks/": seen(200),
    "GET /api/v1/babies/<baby>/advice/": seen(200),
    "PUT /api/v1/babies/<baby>/advice/<pk:advice>/": edited(200),
    "GET /api/v1/babies/<baby>/corrections/": seen(200),
    "PUT /api/v1/babies/<baby>/corrections/<pk:correction>/": managed(200),
    # Who cares for the baby; the address names the viewer, who may leave.
    "GET /api/v1/babies/<baby>/caregivers/": seen(200),
    "PUT /api/v1/babies/<baby>/caregivers/<who>/": managed(200),
    "DELETE /api/v1/babies/<baby>/caregivers/<who>/": LEAVING,
    "GET /api/v1/babies/<baby>/invitations/": OF_PARENTS,
    "POST /api/v1/babies/<baby>/invitations/": managed(201),
    "DELETE /api/v1/babies/<baby>/invitations/<pk:invitation>/": managed(204),
    # Ways out: one's own calendar, also of a viewer; webhooks of a parent.
    "GET /api/v1/babies/<baby>/calendar/": seen(200),
    "POST /api/v1/babies/<baby>/calendar/": for_all_who_see(201),
    "DELETE /api/v1/babies/<baby>/calendar/": for_all_who_see(204),
    "GET /api/v1/babies/<baby>/webhooks/": OF_PARENTS,
    "POST /api/v1/babies/<baby>/webhooks/": managed(201),
    "GET /api/v1/babies/<baby>/webhooks/<pk:hook>/": OF_PARENTS,
    "PATCH /api/v1/babies/<baby>/webhooks/<pk:hook>/": managed(200),
    "DELETE /api/v1/babies/<baby>/webhooks/<pk:hook>/": managed(204),
    "POST /api/v1/babies/<baby>/webhooks/<pk:hook>/test/": managed(200),
    "GET /api/v1/babies/<baby>/webhooks/<pk:hook>/deliveries/": OF_PARENTS,
    "GET /api/v1/receipts/<number>/": (200,) * 8,
    # Archives and the work on them; the world's job is an export of the parent's.
    "POST /api/v1/exports/": (401, 202, 202, 202, 202, 403, 403, 403),
    "POST /api/v1/babies/<baby>/exports/": edited(202),
    # files come as forms do, and no JSON is taken
    "POST /api/v1/archives/": (401, 415, 415, 415, 415, 403, 403, 403),
    "POST /api/v1/babies/<baby>/uploads/": edited(415),
    "GET /api/v1/babies/<baby>/uploads/": binned(200),
    "GET /api/v1/babies/<baby>/uploads/<pk:upload>/": OF_PARENTS,
    "PUT /api/v1/babies/<baby>/uploads/<pk:upload>/": managed(200),
    "DELETE /api/v1/babies/<baby>/uploads/<pk:upload>/": managed(204),
    "GET /api/v1/babies/<baby>/uploads/<pk:upload>/preview/": OF_PARENTS,
    "POST /api/v1/babies/<baby>/uploads/<pk:upload>/confirm/": managed(201),
    "GET /api/v1/babies/<baby>/imports/": binned(200),
    "GET /api/v1/babies/<baby>/imports/<pk:done>/": binned(200),
    "POST /api/v1/babies/<baby>/imports/<pk:done>/undo/": edited(200),
    "POST /api/v1/babies/<baby>/imports/<pk:done>/redo/": edited(200),
    "POST /api/v1/archives/<pk:job>/confirm/": (
        401, 404, 404, 404, 409, 403, 403, 403,
    ),
    "GET /api/v1/jobs/": ONES_OWN,
    "GET /api/v1/jobs/<job>/": OF_PARENTS,
    "DELETE /api/v1/jobs/<job>/": managed(204),
    "POST /api/v1/jobs/<job>/again/": managed(200),
    "GET /api/v1/jobs/<job>/file/": OF_PARENTS,
    # What leaves for other programs.
    "GET /api/v1/babies/<baby>/fhir/": seen(200),
    "GET /api/v1/clinic/babies/<share>/fhir/": of_staff(),
    "GET /api/v1/clinic/fhir/": of_staff(),
    # who of the staff gets what: see `access_clinic_api`
    "GET /api/v1/clinic/worklist/": of_staff(),
    "GET /api/v1/clinic/worklist/<share>/<kind>/": of_staff(),
    "GET /api/v1/clinic/reviews/": of_staff(),
    "POST /api/v1/clinic/reviews/": by_staff(),
    "GET /api/v1/clinic/reviews/<pk:share>/": of_staff(),
    "GET /api/v1/clinic/referrals/": of_staff(),
    "POST /api/v1/clinic/referrals/": by_staff(),
    "GET /api/v1/clinic/referrals/<pk:share>/": of_staff(),
    "POST /api/v1/clinic/referrals/<pk:share>/steps/": by_staff(),
    "GET /api/v1/clinic/babies/": of_staff(),
    "POST /api/v1/clinic/babies/<share>/watch/": by_staff(),
    "POST /api/v1/clinic/babies/": by_staff(),
    "GET /api/v1/clinic/babies/<share>/": of_staff(),
    "GET /api/v1/clinic/babies/<share>/parts/<part>/": of_staff(),
    "GET /api/v1/clinic/babies/<share>/photos/<photo>/": of_staff(),
    "GET /api/v1/clinic/babies/<share>/record.pdf": of_staff(),
    "GET /api/v1/clinic/babies/<share>/notes/": of_staff(),
    "POST /api/v1/clinic/babies/<share>/notes/": by_staff(),
    "POST /api/v1/clinic/babies/<share>/sightings/": by_staff(),
    "GET /api/v1/clinic/babies/<share>/corrections/": of_staff(),
    "POST /api/v1/clinic/babies/<share>/corrections/": by_staff(),
    "POST /api/v1/clinic/babies/<share>/corrections/<pk:share>/withdraw/": by_staff(),
    "GET /api/v1/clinic/referrals/<pk:share>/letter/": of_staff(),
    "PUT /api/v1/clinic/referrals/<pk:share>/letter/": by_staff(),
    "GET /api/v1/clinic/referrals/<pk:share>/letter/draft/": of_staff(),
    "GET /api/v1/clinic/referrals/<pk:share>/letter.pdf": of_staff(),
    "GET /api/v1/clinic/views/": of_staff(),
    "POST /api/v1/clinic/views/": by_staff(),
    "DELETE /api/v1/clinic/views/<pk:share>/": by_staff(),
    "GET /api/v1/clinic/numbers/": of_staff(),
    "GET /api/v1/clinic/team/": of_staff(),
    "GET /api/v1/clinic/team/<staff>/": of_staff(),
    "GET /api/v1/clinic/me/": of_staff(),
    "PUT /api/v1/clinic/me/": by_staff(),
    "PUT /api/v1/clinic/team/<staff>/role/": by_staff(),
    "POST /api/v1/clinic/team/<staff>/leave/": by_staff(),
    "GET /api/v1/clinic/invitations/": of_staff(),
    "POST /api/v1/clinic/invitations/": by_staff(),
    "DELETE /api/v1/clinic/invitations/<pk:share>/": by_staff(),
}
#: The same by the names that addresses have.
ACCESS = [re.sub("<pk:[a-z_]+>", "<pk>", entry) for entry in WITH_KEYS]

#: What is sent, where an empty body would be refused before its effect.
BABY = {"name": "Test", "birth_date": "2026-09-01", "time_zone": "UTC"}
NAP = {"started_at": "2026-10-01T10:00:00Z", "ended_at": "2026-10-01T11:00:00Z"}
SENT: dict[str, Mapping[str, Any]] = {
    "PUT /api/v1/babies/<baby>/quiet/": {"is_quiet": True},
    "POST /api/v1/invitations/accept/": {"secret": "x"},
    "POST /api/v1/babies/<baby>/smiles/<pk:smile>/earlier/": {"version": 1},
    "POST /api/v1/babies/<baby>/smiles/<pk:smile>/merge/": {"other": str(UUID(int=1))},
    "POST /api/v1/babies/": BABY,
    "PUT /api/v1/babies/<baby>/": BABY,
    "POST /api/v1/babies/<baby>/answers/": {
        "expectation": "social-smile",
        "value": "yes",
    },
    "PUT /api/v1/babies/<baby>/smiles/<pk:smile>/": {"on": "2026-09-20"},
    "PUT /api/v1/babies/<baby>/caregivers/<who>/": {"role": "caregiver"},
    "POST /api/v1/babies/<baby>/invitations/": {"role": "viewer"},
    "POST /api/v1/babies/<baby>/shares/": {"parts": ["summary"]},
    "POST /api/v1/babies/<baby>/exam-codes/": {"parts": ["summary"]},
    "PUT /api/v1/babies/<baby>/advice/<pk:advice>/": {"reply": "got_it"},
    "PUT /api/v1/babies/<baby>/corrections/<pk:correction>/": {"verdict": "refused"},
    "PUT /api/v1/babies/<baby>/uploads/<pk:upload>/": {"answers": {}},
    "POST /api/v1/babies/<baby>/webhooks/": {"address": "https://hooks.example.com/"},
    "POST /api/v1/babies/<baby>/lost-skills/": {"skill": "social-smile"},
    "POST /api/v1/babies/<baby>/firsts/": {"title": "First bath"},
    "PUT /api/v1/babies/<baby>/firsts/<pk:first_pk>/": {"title": "First bath"},
    "POST /api/v1/babies/<baby>/tips-tried/": {
        "tip": "face-to-face",
        "outcome": "looked",
    },
    "POST /api/v1/babies/<baby>/reviews/": {
        "kind": "parent_worry",
        "action": "booked",
    },
    "POST /api/v1/babies/<baby>/episodes/": {"kind": "laugh"},
    "PUT /api/v1/babies/<baby>/episodes/<pk:episode>/": {
        "kind": "laugh",
        "on": "2026-09-20",
    },
    "PUT /api/v1/babies/<baby>/bedtime/evenings/<night>/": {"in_bed_at": None},
    "POST /api/v1/babies/<baby>/bedtime/steps/": {"words": "Say good night"},
    "POST /api/v1/babies/<baby>/bedtime/steps/<step>/move/": {"to": "up"},
    # A form: the test adds which entry, and a file.
    "POST /api/v1/babies/<baby>/photos/": {"of": "smile", "image": "IMG_0001.HEIC"},
    "POST /api/v1/babies/<baby>/sleeps/": NAP,
    "PUT /api/v1/babies/<baby>/sleeps/<pk:sleep>/": NAP,
}
