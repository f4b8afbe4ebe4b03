"""Who of the staff gets what from the API; the cast is that of `access_clinics`.

Of a family nobody finds anything here: its own table is `access_api`.
"""

from collections.abc import Mapping
from typing import Any

from tests.architecture.access_clinics import (
    CARERS,
    CAST,
    ENDED,
    NARROW,
    NURSES,
    STAFF,
    TEAM,
    Row,
)

#: Everybody at the clinic of the nurse.
HERE = (*CARERS, "reviewer", "administrator")


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
    "GET /api/v1/clinic/fhir/metadata": only(200, *NURSES),
    "GET /api/v1/clinic/fhir/Patient/<baby>/$everything": only(200, *CARERS, NARROW),
    # a code that is none
    "POST /api/v1/clinic/babies/": only(400, *NURSES),
    # the record
    "GET /api/v1/clinic/babies/<share>/": only(200, *CARERS, NARROW),
    "GET /api/v1/clinic/babies/<share>/parts/<part>/": only(200, *CARERS),
    "GET /api/v1/clinic/babies/<share>/photos/<photo>/": only(200, *CARERS),
    "GET /api/v1/clinic/babies/<share>/record.pdf": only(200, *CARERS, NARROW),
    "GET /api/v1/clinic/babies/<share>/notes/": only(200, *CARERS, NARROW),
    "POST /api/v1/clinic/babies/<share>/notes/": only(201, *CARERS, NARROW),
    "POST /api/v1/clinic/babies/<share>/sightings/": only(201, *CARERS),
    "GET /api/v1/clinic/babies/<share>/corrections/": only(200, *CARERS, NARROW),
    # one waits already, of one's own clinic
    "POST /api/v1/clinic/babies/<share>/corrections/": {
        **only(409, *CARERS),
        NARROW: 201,
    },
    "POST /api/v1/clinic/babies/<share>/corrections/<pk:correction>/withdraw/": only(
        200, *CARERS
    ),
    "GET /api/v1/clinic/referrals/<pk:referral>/letter/": only(200, *CARERS),
    "PUT /api/v1/clinic/referrals/<pk:referral>/letter/": only(200, *CARERS),
    "GET /api/v1/clinic/referrals/<pk:referral>/letter/draft/": only(200, *CARERS),
    "GET /api/v1/clinic/referrals/<pk:referral>/letter.pdf": only(200, *CARERS),
    # one's own: the view was kept by the nurse
    "GET /api/v1/clinic/views/": only(200, *NURSES),
    "POST /api/v1/clinic/views/": only(201, *NURSES),
    "DELETE /api/v1/clinic/views/<pk:view>/": only(204, "nurse"),
    # the team; the address names the nurse
    "GET /api/v1/clinic/numbers/": only(200, "lead", "reviewer"),
    "GET /api/v1/clinic/me/": only(200, *STAFF),
    "PUT /api/v1/clinic/me/": only(200, *STAFF),
    "GET /api/v1/clinic/team/": only(200, *STAFF),
    "GET /api/v1/clinic/team/<staff>/": only(200, *HERE),
    "PUT /api/v1/clinic/team/<staff>/role/": only(200, *TEAM),
    "POST /api/v1/clinic/team/<staff>/leave/": only(204, *TEAM, "nurse"),
    "GET /api/v1/clinic/invitations/": only(200, *TEAM),
    "POST /api/v1/clinic/invitations/": only(201, *TEAM),
    "DELETE /api/v1/clinic/invitations/<pk:staff_link>/": only(204, *TEAM),
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
    "POST /api/v1/clinic/babies/": {"code": "K7M2PQ"},
    "POST /api/v1/clinic/babies/<share>/notes/": {"audience": "team", "words": "Seen."},
    "POST /api/v1/clinic/babies/<share>/sightings/": {"seen": "at_me"},
    "POST /api/v1/clinic/babies/<share>/corrections/": {
        "birth_date": "2026-09-01",
        "gestation_weeks": 38,
        "why": "Our record says so.",
    },
    "PUT /api/v1/clinic/referrals/<pk:referral>/letter/": {"letter": "Dear you"},
    "POST /api/v1/clinic/views/": {"name": "Late", "query": "state=open"},
    "PUT /api/v1/clinic/me/": {"name": "Test Kim"},
    "PUT /api/v1/clinic/team/<staff>/role/": {"role": "clinician"},
    # takes over what the nurse has begun
    "POST /api/v1/clinic/team/<staff>/leave/": {
        "to_staff": "<colleague>",
        "note": "All yours.",
    },
    "POST /api/v1/clinic/invitations/": {"role": "nurse"},
}
