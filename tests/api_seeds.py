"""One family with everything that an address of the API may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from babies.models import Baby
from clinical.advice import FlagKind
from clinics.casework import Step, take_step
from clinics.choices import Action, Mode, ReferralKind, StaffRole
from clinics.models import CaseStep, Staff
from clinics.referrals import Sent, send_referral
from milestones.services import assessment
from tests.architecture.world import make_world
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.clinics.said import said_by_staff
from tests.factories import NOW, make_answer, make_lost_skill
from tests.factories_logging import make_tip_tried

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
    "invitations": "invitation",
    "shares": "share",
    "advice": "advice",
    "corrections": "correction",
    "clinic reviews": "review",
    "clinic referrals": "referral",
}
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
}


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
        """The body of a request, whose share is one that is there."""
        sent = FIRST.get(label, body) if is_first else body
        if isinstance(sent, Mapping) and "share" in sent:
            return {**sent, "share": self.keys["share"]}
        return sent


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


def make_seeds() -> Seeds:
    """A parent who also works at the clinic with which the diary is shared."""
    world = make_world()
    baby = Baby.objects.get(pk=world.keys["pk"])
    parent = world.users["parent"]
    nurse = make_staff(clinic=make_clinic(), user=parent, role=StaffRole.NURSE)
    share = make_share(
        baby=baby, clinic=nurse.clinic, mode=Mode.WATCH, accepted_at=None
    )
    sent = Sent(
        baby=baby, kind=ReferralKind.VISION, by=nurse, now=NOW, today=NOW.date()
    )
    referral = send_referral(sent)
    keys = {
        **world.keys,
        "baby": str(baby.pk),
        "answer": str(make_answer(baby=baby, on=baby.birth_on).pk),
        "share": str(share.pk),
        **said_by_staff(baby),
        "loss": str(make_lost_skill(baby=baby, on=baby.birth_on).pk),
        "tried": str(make_tip_tried(baby=baby, on=baby.birth_on).pk),
        "kind": "parent_worry",
        "review": str(a_review_of_staff(baby, nurse).pk),
        "referral": str(referral.pk),
    }
    return Seeds(parent, keys)
