"""One family with everything that an address of the API may name."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from accounts.models import User
from babies.models import Baby, Smile
from babies.said import seen_of
from babies.services import change_answers
from clinical.advice import FlagKind
from clinics.casework import Step, take_step
from clinics.choices import Action, Audience, Mode, ReferralKind, StaffRole
from clinics.codes import make_code
from clinics.models import CaseStep, ExamCode, SavedView, Staff
from clinics.notes import add_note
from clinics.referrals import Sent, send_referral
from clinics.team import invite
from exchange.models import JobKind
from milestones.services import assessment
from tests.architecture.world import make_world
from tests.clinics.corrections import suggested
from tests.clinics.diary import make_chosen_photo
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.clinics.said import said_by_staff
from tests.factories import NOW, make_answer, make_lost_skill, parent_of
from tests.factories_archive import archive_of
from tests.factories_jobs import make_ended_job
from tests.factories_logging import make_tip_tried
from tests.factories_milestones import make_laugh
from tests.factories_photos import a_photo, file_of

#: Which key of the world stands for `{id}`, by what the operation is about.
KEY_OF = {
    "smiles": "smile",
    "answers": "answer",
    "concerns": "entry_pk",
    "episodes": "episode",
    "sleeps": "sleep",
    "lost-skills": "loss",
    "firsts": "first_pk",
    "tips-tried": "tried",
    "reviews": "review_pk",
    "photos": "photo",
    "invitations": "invitation",
    "shares": "share",
    "exam-codes": "exam_code",
    "advice": "advice",
    "corrections": "correction",
    "webhooks": "hook",
    "archives": "archive",
    "uploads": "upload",
    "imports": "done",
    "clinic reviews": "review",
    "clinic referrals": "referral",
    "clinic babies": "suggestion",
    "clinic notes": "note",
    "clinic sightings": "smile",
    "clinic views": "view",
    "clinic invitations": "staff_link",
}
LETTER = "Dear colleagues,\n\nplease see."
#: What is sent first, where chance would hardly say something that can be.
FIRST: Mapping[str, Mapping[str, Any]] = {
    "POST /api/v1/babies/{baby}/lost-skills/": {"skill": "social-smile"},
    "POST /api/v1/babies/{baby}/tips-tried/": {
        "tip": "face-to-face",
        "outcome": "looked",
    },
    "POST /api/v1/babies/{baby}/reviews/": {
        "kind": "parent_worry",
        "action": "booked",
    },
    "POST /api/v1/babies/{baby}/photos/": {
        "of": "smile",
        "entry": "<entry>",
        "image": file_of(a_photo()),
    },
    "POST /api/v1/babies/{baby}/uploads/": {"source": "cdc", "text": "Smiles: yes"},
    "POST /api/v1/babies/{baby}/shares/": {"parts": ["summary"]},
    "PUT /api/v1/babies/{baby}/corrections/{id}/": {"verdict": "refused"},
    "POST /api/v1/clinic/reviews/": {
        "share": "<share>",
        "kind": "parent_worry",
        "action": "acknowledged",
    },
    "POST /api/v1/clinic/referrals/": {"share": "<share>", "kind": "vision"},
    "POST /api/v1/clinic/referrals/{id}/steps/": {"step": "booked"},
    "POST /api/v1/clinic/babies/{share}/watch/": {"accept": False},
    # the one that waits already
    "POST /api/v1/clinic/babies/{share}/corrections/": {
        "id": "<suggestion>",
        "birth_date": "2026-09-01",
        "gestation_weeks": 37,
        "gestation_days": 0,
        "why": "Our birth record says so.",
    },
    "PUT /api/v1/clinic/referrals/{id}/letter/": {"letter": LETTER},
    "POST /api/v1/clinic/babies/": {"code": "<code>"},
    "POST /api/v1/clinic/team/{staff}/leave/": {},
}


#: Fields of a body that name a row, which is always one that is there.
THERE = {"share", "entry", "other", "version", "secret"}


@dataclass(frozen=True)
class Seeds:
    """Who asks, and what stands for each parameter of a path."""

    user: User
    keys: dict[str, str]

    def fill(self, names: dict[str, object], tag: str) -> dict[str, object]:
        """Values that are there, for the parameters of a path."""
        own = {"id": self.keys.get(KEY_OF.get(tag, ""), "")}
        return {name: {**self.keys, **own}[name] for name in names}

    def sent(self, label: str, body: Any, *, is_first: bool) -> Any:
        """The body of a request, in which each row that is named is there."""
        if is_first and label == "POST /api/v1/archives/":
            return {"file": archive_of(self.user)}
        sent = FIRST.get(label, body) if is_first else body
        if not isinstance(sent, Mapping):
            return sent
        there = {name: self.keys[name] for name in THERE & sent.keys()}
        return {**sent, **there, **self._named(sent if is_first else {})}

    def _named(self, sent: Mapping[str, Any]) -> dict[str, str]:
        """What stands in a first body for `<a key>`."""
        return {
            name: self.keys[value[1:-1]]
            for name, value in sent.items()
            if isinstance(value, str) and value[:1] == "<" and name not in THERE
        }


def an_earlier_version(key: str) -> int:
    """What was said of a smile before its note."""
    smile = Smile.objects.get(pk=key)
    said = replace(seen_of(smile), note="At the window")
    change_answers(smile=smile, seen=said, by=parent_of(smile.baby), now=NOW)
    return smile.versions.earliest("pk").pk


def a_review_of_staff(baby: Baby, nurse: Staff) -> CaseStep:
    """What a nurse did about the worry of a parent."""
    flag = next(
        flag
        for flag in assessment(baby, today=NOW.date()).flags
        if flag.kind == FlagKind.PARENT_WORRY
    )
    step = Step(
        baby=baby,
        flag=flag,
        by=nurse,
        now=NOW,
        today=NOW.date(),
        action=Action.ACKNOWLEDGED,
    )
    take_step(step)
    return CaseStep.objects.get(pk=step.key)


def of_a_clinic(baby: Baby, lead: Staff) -> dict[str, str]:
    """What addresses of staff name beside the share."""
    view = SavedView.objects.create(staff=lead, name="Mine", query="state=open")
    note = add_note(baby=baby, audience=Audience.TEAM, words="Hm.", by=lead, now=NOW)
    link, _secret = invite(key=uuid.uuid4(), by=lead, role="nurse", now=NOW)
    return {
        "staff": str(make_staff(clinic=lead.clinic).pk),
        "staff_link": str(link.pk),
        "view": str(view.pk),
        "note": str(note.pk),
        "suggestion": str(suggested(baby=baby, by=lead).pk),
        "photo": str(make_chosen_photo(baby).pk),
        "part": "smiles",
        "code": make_code(baby=baby, parts=["smiles"], by=lead.user, now=NOW),
        "exam_code": str(ExamCode.objects.get(baby=baby).pk),
    }


def a_keepsake(baby: Baby) -> str:
    """The kind of a keepsake that is there."""
    make_laugh(baby=baby)
    return "laugh"


def make_seeds() -> Seeds:
    """A parent who also works at the clinic with which the diary is shared."""
    world = make_world()
    baby = Baby.objects.get(pk=world.keys["pk"])
    parent = world.users["parent"]
    nurse = make_staff(clinic=make_clinic(), user=parent, role=StaffRole.LEAD)
    share = make_share(
        baby=baby, clinic=nurse.clinic, mode=Mode.WATCH, accepted_at=None
    )
    sent = Sent(
        baby=baby,
        kind=ReferralKind.VISION,
        by=nurse,
        now=NOW,
        today=NOW.date(),
        letter=LETTER,
    )
    referral = send_referral(sent)
    keys = {
        **world.keys,
        "baby": str(baby.pk),
        "version": str(an_earlier_version(world.keys["smile"])),
        "answer": str(make_answer(baby=baby, on=baby.birth_on).pk),
        "share": str(share.pk),
        **said_by_staff(baby),
        "archive": str(make_ended_job(who=parent, kind=JobKind.CHECK, file=b"x").pk),
        "loss": str(make_lost_skill(baby=baby, on=baby.birth_on).pk),
        "tried": str(make_tip_tried(baby=baby, on=baby.birth_on).pk),
        "kind": "parent_worry",
        "keepsake": a_keepsake(baby),
        "review": str(a_review_of_staff(baby, nurse).pk),
        "referral": str(referral.pk),
        **of_a_clinic(baby, nurse),
    }
    return Seeds(parent, keys)
