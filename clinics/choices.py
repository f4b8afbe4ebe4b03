"""The words of clinics: roles, parts of a share, steps and outcomes, each once."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffRole(models.TextChoices):
    """What a person may do at a clinic."""

    NURSE = "nurse", _("Nurse")
    CLINICIAN = "clinician", _("Clinician")
    LEAD = "lead", _("Lead")
    REVIEWER = "reviewer", _("Reviewer")
    ADMINISTRATOR = "administrator", _("Administrator")


# Who reads records and works the list; a reviewer sees rates only.
CARING_ROLES: Final = (StaffRole.NURSE, StaffRole.CLINICIAN, StaffRole.LEAD)
# Who sees the clinic's numbers.
COUNTING_ROLES: Final = (StaffRole.LEAD, StaffRole.REVIEWER)
# Who invites staff and lets them go.
TEAM_ROLES: Final = (StaffRole.LEAD, StaffRole.ADMINISTRATOR)


class Part(models.TextChoices):
    """The parts of a record that a family shares or keeps to itself."""

    SUMMARY = "summary", _("Summary")
    SMILES = "smiles", _("Smiles")
    MILESTONES = "milestones", _("Milestones")
    SLEEP = "sleep", _("Sleep")
    LAUGHS = "laughs", _("Odd laughs and spells")
    PHOTOS = "photos", _("Photos")
    NOTES = "notes", _("Notes")


class Mode(models.TextChoices):
    """What a clinic does with a share."""

    LOOK = "look", _("Look")
    WATCH = "watch", _("Watch")


class Action(models.TextChoices):
    """What staff did about a flag."""

    TAKEN = "taken", _("Taken")
    HANDED_OVER = "handed_over", _("Handed over")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    ADVISED = "advised", _("Advised")
    SNOOZED = "snoozed", _("Put off until a date")
    REFERRED = "referred", _("Referred")
    CLOSED = "closed", _("Closed")


class Outcome(models.TextChoices):
    """The nine ways in which a flag is closed."""

    SMILING_SEEN = "smiling_seen", _("Seen, smiling in clinic")
    SEEN_NO_STEPS = "seen_no_steps", _("Seen, no further steps now")
    SEEN_FOLLOW_UP = "seen_follow_up", _("Seen, follow-up planned")
    REFERRAL_MADE = "referral_made", _("Referred to another service")
    IN_CARE_ELSEWHERE = "in_care_elsewhere", _("In care elsewhere already")
    FAMILY_DECLINED = "family_declined", _("The family does not want a visit")
    NOT_REACHED = "not_reached", _("The family could not be reached")
    MOVED_AWAY = "moved_away", _("Moved to another clinic")
    ENTRY_MISTAKEN = "entry_mistaken", _("An entry or a date was wrong")


class AdviceKind(models.TextChoices):
    """The pieces of advice that staff can give a family."""

    BOOK_VISIT = "book_visit", _("Please book a visit")
    COME_TODAY = "come_today", _("Please come in today")
    LOG_MORE = "log_more", _("Please log smiles for a week")
    FILM_IT = "film_it", _("Please film the next one")
    CALL_US = "call_us", _("Please call us")
    NO_STEPS = "no_steps", _("Nothing to do for now")


class Reply(models.TextChoices):
    """What a family can answer to advice."""

    GOT_IT = "got_it", _("Got it")
    BOOKED = "booked", _("Booked")
    QUESTION = "question", _("I have a question")


class Audience(models.TextChoices):
    """Whom a note of staff is for."""

    FAMILY = "family", _("For the family")
    TEAM = "team", _("For the team")


class ReferralKind(models.TextChoices):
    """Where staff can refer a baby."""

    EARLY_INTERVENTION = "early_intervention", _("Early intervention")
    VISION = "vision", _("Vision check")
    HEARING = "hearing", _("Hearing check")
    NEUROLOGY = "neurology", _("Neurology")
    OTHER = "other", _("Another service")


class ReferralStep(models.TextChoices):
    """The steps of a referral."""

    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    BOOKED = "booked", _("Booked")
    NOT_REACHED = "not_reached", _("Not reached")
    SEEN = "seen", _("Seen")
    DECLINED = "declined", _("Declined")
    NOT_ELIGIBLE = "not_eligible", _("Not eligible")


# From each step to those that may follow; the last three end a referral (story S4).
NEXT_STEPS: Final[dict[ReferralStep, tuple[ReferralStep, ...]]] = {
    ReferralStep.SENT: (
        ReferralStep.RECEIVED,
        ReferralStep.BOOKED,
        ReferralStep.NOT_REACHED,
        ReferralStep.DECLINED,
        ReferralStep.NOT_ELIGIBLE,
    ),
    ReferralStep.RECEIVED: (
        ReferralStep.BOOKED,
        ReferralStep.NOT_REACHED,
        ReferralStep.DECLINED,
        ReferralStep.NOT_ELIGIBLE,
    ),
    ReferralStep.NOT_REACHED: (
        ReferralStep.BOOKED,
        ReferralStep.SEEN,
        ReferralStep.DECLINED,
        ReferralStep.NOT_ELIGIBLE,
    ),
    ReferralStep.BOOKED: (
        ReferralStep.SEEN,
        ReferralStep.NOT_REACHED,
        ReferralStep.DECLINED,
        ReferralStep.NOT_ELIGIBLE,
    ),
    ReferralStep.SEEN: (),
    ReferralStep.DECLINED: (),
    ReferralStep.NOT_ELIGIBLE: (),
}


class Verdict(models.TextChoices):
    """What became of a suggested correction."""

    OPEN = "open", _("Waits for the family")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
