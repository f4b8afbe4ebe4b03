"""Who of the staff gets what from the API; the cast is that of `access_clinics`.

Of a family nobody finds anything here: its own table is `access_api`.
"""

from collections.abc import Mapping
from typing import Any

from tests.architecture.access_clinics import CARERS, CAST, ENDED, NARROW, NURSES, Row


def only(status: int, *who: str) -> Row:
    """One answer for these; for all others nothing is there."""
    return {
        "nobody": 401,
        **dict.fromkeys(CAST[1:], 404),
        **dict.fromkeys(who, status),
    }


#: `<pk:referral>` is the address's `<pk>`, and stands for the clinic's referral.
ACCESS: dict[str, Row] = {
    "GET /api/v1/clinic/worklist/": only(200, *NURSES),
    "GET /api/v1/clinic/worklist/<share>/<kind>/": only(200, *CARERS),
    "GET /api/v1/clinic/reviews/": only(200, *NURSES),
    "POST /api/v1/clinic/reviews/": only(201, *CARERS),
    "GET /api/v1/clinic/reviews/<pk:review>/": only(200, *CARERS),
    "GET /api/v1/clinic/referrals/": only(200, *NURSES),
    "POST /api/v1/clinic/referrals/": only(201, *CARERS, NARROW),
    "GET /api/v1/clinic/referrals/<pk:referral>/": only(200, *CARERS),
    "POST /api/v1/clinic/referrals/<pk:referral>/steps/": only(200, *CARERS),
    "GET /api/v1/clinic/babies/": only(200, *NURSES),
    # answered before: a conflict
    "POST /api/v1/clinic/babies/<share>/watch/": only(409, *CARERS, NARROW),
    "GET /api/v1/clinic/babies/<share>/fhir/": only(200, *CARERS, NARROW),
    "GET /api/v1/clinic/fhir/": only(200, *NURSES),
}
#: Whose share has ended finds no baby in any list.
EMPTY_FOR = (ENDED, "other_clinic")

#: What is sent; `<share>` is replaced as in an address.
SENT: dict[str, Mapping[str, Any]] = {
    "POST /api/v1/clinic/reviews/": {
        "share": "<share>",
        "kind": "<kind>",
        "action": "acknowledged",
    },
    "POST /api/v1/clinic/referrals/": {"share": "<share>", "kind": "hearing"},
    "POST /api/v1/clinic/referrals/<pk:referral>/steps/": {"step": "received"},
    "POST /api/v1/clinic/babies/<share>/watch/": {"accept": False},
}
