"""Who gets what from the pages of clinics and of sharing. Extend it with each new one.

The cast: nobody is signed out; a stranger has a baby of their own; viewer, caregiver
and parent have that role for the baby in the address. Nurse, clinician, lead, reviewer
and administrator work at a clinic with which everything is shared; the other three are
nurses of other clinics: one whose share has ended, one with a share of the summary
only, one with no share. `<share>` stands for one's own clinic's share, if it has any.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models import User
from babies.models import Baby
from clinics.choices import AdviceKind, Mode, Part, ReferralKind, StaffRole
from clinics.models import Correction, Referral, SavedView, Share, Staff, StaffAdvice
from clinics.referrals import Sent, send_referral
from clinics.sharing import end_share
from clinics.team import invite
from tests.architecture.access_table import LOGIN
from tests.architecture.world import World, make_world
from tests.clinics.corrections import suggested
from tests.clinics.diary import make_chosen_photo
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, parent_of

FAMILY = ("viewer", "caregiver", "parent")
CARERS = ("nurse", "clinician", "lead")
TEAM = ("lead", "administrator")
NARROW, ENDED, ELSEWHERE = "without_the_part", "ended_share", "other_clinic"
NURSES = (*CARERS, NARROW, ENDED, ELSEWHERE)
STAFF = (*NURSES, "reviewer", "administrator")
CAST = ("nobody", "stranger", *FAMILY, *STAFF)
Row = Mapping[str, int]
VISION = ReferralKind.VISION


def only(status: int, *who: str) -> Row:
    """One answer for these; for all others there is no such page."""
    return {
        "nobody": LOGIN,
        **dict.fromkeys(CAST[1:], 404),
        **dict.fromkeys(who, status),
    }


def signed_in(status: int) -> Row:
    """Anybody with an account."""
    return only(status, *CAST[1:])


@dataclass(frozen=True)
class ClinicWorld:
    """The cast's accounts, and what stands for each <parameter> for each of them."""

    users: Mapping[str, User]
    keys: Mapping[str, dict[str, str]]


def make_clinic_world() -> ClinicWorld:
    """One baby with everything, its family, and the staff of four clinics."""
    world = make_world()
    baby = Baby.objects.get(pk=world.keys["pk"])
    here = make_clinic()
    at_work = {role.value: make_staff(clinic=here, role=role) for role in StaffRole}
    others = {who: make_staff() for who in (NARROW, ENDED, ELSEWHERE)}
    shares = _shares(baby, at_work["nurse"], others)
    staff = {**at_work, **others}
    kept = _keys(world, at_work)
    keys = {who: dict(kept) for who in CAST}
    for who in CAST:
        keys[who]["share"] = str(shares.get(who, shares["nurse"]).pk)
    users = {**world.users, **{who: row.user for who, row in staff.items()}}
    return ClinicWorld(users=users, keys=keys)


def _shares(baby: Baby, nurse: Staff, others: Mapping[str, Staff]) -> dict[str, Share]:
    """Everything for one clinic, the summary for the next, nothing any more."""
    ended = make_share(baby=baby, clinic=others[ENDED].clinic)
    end_share(share=ended, by=parent_of(baby), now=ended.from_at)
    narrow, summary = others[NARROW].clinic, (Part.SUMMARY.value,)
    return {
        "nurse": make_share(baby=baby, clinic=nurse.clinic, mode=Mode.WATCH),
        NARROW: make_share(baby=baby, clinic=narrow, parts=summary),
        ENDED: ended,
    }


def _keys(world: World, at_work: Mapping[str, Staff]) -> Mapping[str, str]:
    """What stands for each other <parameter>: add a row of the clinic for yours."""
    lead = at_work["lead"]
    nurse = at_work["nurse"]
    view = SavedView.objects.create(staff=nurse, name="Mine", query="state=open")
    advice = StaffAdvice.objects.create(
        baby_id=world.keys["pk"],
        clinic=nurse.clinic,
        kind=AdviceKind.CALL_US,
        by=nurse,
        at=NOW,
    )
    link, token = invite(key=uuid.uuid4(), by=lead, role="nurse", now=NOW)
    return {
        **world.keys,
        "staff": str(nurse.pk),
        "colleague": str(at_work["clinician"].pk),
        "staff_link": str(link.pk),
        "token": token,
        "view": str(view.pk),
        "referral": str(a_referral(world, at_work["nurse"]).pk),
        "advice": str(advice.pk),
        "part": "smiles",
        "photo": str(make_chosen_photo(Baby.objects.get(pk=world.keys["pk"])).pk),
        "correction": str(other_dates(world, nurse).pk),
        "kind": "social_smile_late",
    }


def other_dates(world: World, nurse: Staff) -> Correction:
    """The weeks that the nurse suggests for the baby."""
    baby = Baby.objects.get(pk=world.keys["pk"])
    return suggested(baby=baby, by=nurse, gestation_weeks=37)


def a_referral(world: World, nurse: Staff) -> Referral:
    """Where the nurse sent the baby."""
    baby = Baby.objects.get(pk=world.keys["pk"])
    sent = Sent(
        baby=baby, kind=VISION, by=nurse, now=NOW, today=NOW.date(), letter="Dear you"
    )
    return send_referral(sent)


ACCESS: dict[str, Row] = {
    # the door
    "GET /clinic/start/": signed_in(302),
    "GET /clinic/switch/": only(302, *STAFF),
    "POST /clinic/switch/": only(302, *STAFF),
    "GET /clinic/babies/": only(200, *NURSES),
    "POST /clinic/babies/": only(200, *NURSES),
    "GET /clinic/babies/<share>/watch/": only(302, *CARERS, NARROW),
    "POST /clinic/babies/<share>/watch/": only(302, *CARERS, NARROW),
    "GET /clinic/team/": only(200, *STAFF),
    "GET /clinic/team/invite/": only(200, *TEAM),
    "POST /clinic/team/invite/": only(200, *TEAM),
    "GET /clinic/team/links/<staff_link>/revoke/": only(302, *TEAM),
    "POST /clinic/team/links/<staff_link>/revoke/": only(302, *TEAM),
    # of the nurse, whose own name it is
    "GET /clinic/team/<staff>/": only(200, *TEAM, "nurse"),
    "POST /clinic/team/<staff>/": {**only(302, *TEAM), "nurse": 200},
    "GET /clinic/team/<staff>/go/": only(200, *TEAM, "nurse"),
    "POST /clinic/team/<staff>/go/": only(302, *TEAM, "nurse"),
    "GET /clinic/at/<code>/": signed_in(302),
    "GET /clinic/join/<token>/": {**signed_in(200), "nobody": 200},
    "POST /clinic/join/<token>/": signed_in(302),
    # the worklist; the view was kept by the nurse
    "GET /clinic/": only(200, *NURSES),
    "GET /clinic/views/": only(302, *NURSES),
    "POST /clinic/views/": only(302, *NURSES),
    "GET /clinic/views/<view>/delete/": only(302, "nurse"),
    "POST /clinic/views/<view>/delete/": only(302, "nurse"),
    "GET /clinic/cases/<share>/<kind>/": only(200, *CARERS),
    "POST /clinic/cases/<share>/<kind>/": only(302, *CARERS),
    "GET /clinic/numbers/": only(200, "lead", "reviewer"),
    # the record
    "GET /clinic/babies/<share>/": only(200, *CARERS, NARROW),
    "GET /clinic/kept/": only(200, *NURSES),
    "GET /clinic/referrals/": only(200, *NURSES),
    "GET /clinic/referrals/<referral>/": only(200, *CARERS),
    "POST /clinic/referrals/<referral>/": only(302, *CARERS),
    "GET /clinic/referrals/<referral>/letter/": only(200, *CARERS),
    "POST /clinic/referrals/<referral>/letter/": only(302, *CARERS),
    "GET /clinic/referrals/<referral>/letter.pdf": only(200, *CARERS),
    "GET /clinic/babies/<share>/parts/<part>/": only(200, *CARERS),
    "GET /clinic/babies/<share>/record.pdf": only(200, *CARERS, NARROW),
    "GET /clinic/babies/<share>/seen/": only(302, *CARERS),
    "POST /clinic/babies/<share>/seen/": only(302, *CARERS),
    "GET /clinic/babies/<share>/print/": only(200, *CARERS, NARROW),
    "GET /clinic/babies/<share>/photos/<photo>.webp": only(200, *CARERS),
    "GET /clinic/babies/<share>/notes/": only(200, *CARERS, NARROW),
    "POST /clinic/babies/<share>/notes/": only(302, *CARERS, NARROW),
    # dates that a nurse suggests, and the family's answer
    "GET /clinic/babies/<share>/dates/": only(200, *CARERS, NARROW),
    "POST /clinic/babies/<share>/dates/": only(200, *CARERS, NARROW),
    "GET /clinic/babies/<share>/dates/<correction>/withdraw/": only(302, *CARERS),
    "POST /clinic/babies/<share>/dates/<correction>/withdraw/": only(302, *CARERS),
    "GET /babies/<pk>/sharing/dates/<correction>/": only(200, "parent"),
    "POST /babies/<pk>/sharing/dates/<correction>/": only(302, "parent"),
    # the family's side
    "GET /babies/<pk>/sharing/": only(200, *FAMILY),
    "GET /babies/<pk>/sharing/new/": only(200, "parent"),
    "POST /babies/<pk>/sharing/new/": only(200, "parent"),
    "GET /babies/<pk>/sharing/code/": only(200, "parent"),
    "POST /babies/<pk>/sharing/code/": only(200, "parent"),
    "GET /babies/<pk>/sharing/<share>/end/": only(302, "parent"),
    "POST /babies/<pk>/sharing/<share>/end/": only(302, "parent"),
    "GET /babies/<pk>/sharing/advice/<advice>/": only(200, "caregiver", "parent"),
    "POST /babies/<pk>/sharing/advice/<advice>/": only(302, "caregiver", "parent"),
    # a link with a passcode: for whoever has both
    "GET /s/<token>/": {**signed_in(200), "nobody": 200},
    "POST /s/<token>/": {**signed_in(200), "nobody": 200},
}

#: What a POST sends, where an empty form would be refused before its effect.
POSTED: dict[str, Mapping[str, str | list[str]]] = {
    "POST /clinic/babies/<share>/watch/": {"decline": "yes"},
    "POST /clinic/team/invite/": {"role": "nurse"},
    "POST /clinic/team/<staff>/": {"role": "clinician"},
    "POST /clinic/join/<token>/": {"name": "Test Kim"},
    "POST /babies/<pk>/sharing/code/": {"parts": ["summary"]},
    "POST /clinic/referrals/<referral>/": {"step": "received", "on": "2026-11-23"},
    "POST /clinic/referrals/<referral>/letter/": {"letter": "Dear you"},
    "POST /clinic/babies/<share>/notes/": {"audience": "team", "words": "Seen."},
    "POST /babies/<pk>/sharing/dates/<correction>/": {"verdict": "refused"},
    "POST /clinic/babies/<share>/seen/": {"seen": "at_me"},
    "POST /clinic/views/": {"name": "Mine", "query": "state=open"},
    "POST /clinic/cases/<share>/<kind>/": {"action": "acknowledged"},
    "POST /babies/<pk>/sharing/advice/<advice>/": {"reply": "got_it"},
}
