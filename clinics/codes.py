"""Exam-room codes: six characters that open one record for one clinic, soon."""

import secrets
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.by_hand import is_inserted
from accounts.models import User
from babies.models import Baby
from babies.services import IdTakenError
from clinics.choices import Mode
from clinics.models import ExamCode, Share, Staff, WrongCode

# Without 0, O, 1, I and L, which are mistaken for each other when read out.
LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH: Final = 6
CODE_LIVES: Final = timedelta(minutes=15)
OPENS_FOR: Final = timedelta(hours=1)
WRONG_TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)


class WrongCodeError(Exception):
    """Nothing opens with this code: never made, run out, used or taken back."""


class LockedError(Exception):
    """Too many wrong codes in a short time; `until` says when to try again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def make_code(
    *,
    baby: Baby,
    parts: Iterable[str],
    by: User,
    now: datetime,
    key: uuid.UUID | None = None,
) -> str:
    """A new code for a baby, which takes the place of an unused earlier one.

    Raises IdTakenError when its id stands for anything else.
    """
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    with transaction.atomic():
        ExamCode.objects.filter(baby=baby, share__isnull=True).delete()
        row = ExamCode(
            pk=key or uuid.uuid4(),
            baby=baby,
            code_hash=_hash(code),
            parts=list(parts),
            made_by=by,
            made_at=now,
            expires_at=now + CODE_LIVES,
        )
        if not is_inserted(row):
            raise IdTakenError
    return code


def open_with_code(*, typed: str, staff: Staff, now: datetime) -> Share:
    """The share that a code opens for an hour to the clinic of whoever types it.

    Raises LockedError and WrongCodeError; a wrong try is counted either way of
    being wrong, so that nothing tells whether a baby exists.
    """
    with transaction.atomic():
        # Held, so that tries at the same moment are counted one after the other.
        Staff.objects.select_for_update(of=("self",)).get(pk=staff.pk)
        _check_lock(staff, now)
        share = _opened(_tidy(typed), staff, now)
        if share is None:
            WrongCode.objects.create(staff=staff, at=now)
    if share is None:
        raise WrongCodeError
    return share


def _check_lock(staff: Staff, now: datetime) -> None:
    tries = WrongCode.objects.filter(staff=staff, at__gt=now - LOCKED_FOR)
    last = list(tries.order_by("-at").values_list("at", flat=True)[:WRONG_TRIES])
    if len(last) == WRONG_TRIES:
        raise LockedError(last[-1] + LOCKED_FOR)


def _opened(code: str, staff: Staff, now: datetime) -> Share | None:
    found = (
        ExamCode.objects.select_for_update(of=("self",))
        .filter(code_hash=_hash(code), expires_at__gt=now)
        .first()
    )
    if found is None:
        return None
    if found.share_id is not None:
        # The same form again, or a colleague of whoever was first.
        opened = Share.objects.open_at(now).filter(clinic=staff.clinic_id)
        return opened.filter(pk=found.share_id).first()
    found.share = Share.objects.create(
        baby_id=found.baby_id,
        clinic_id=staff.clinic_id,
        mode=Mode.LOOK,
        parts=found.parts,
        from_at=now,
        until_at=now + OPENS_FOR,
        made_by=found.made_by,
        made_at=now,
    )
    found.save(update_fields=["share"])
    return found.share


def _tidy(typed: str) -> str:
    return "".join(typed.upper().split()).replace("-", "")


def _hash(code: str) -> str:
    return salted_hmac("clinics.codes", code, algorithm="sha256").hexdigest()
