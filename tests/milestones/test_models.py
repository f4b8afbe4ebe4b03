from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from clinical.catalog import SOCIAL_SMILE
from milestones.models import (
    ActionChoice,
    Answer,
    Expectation,
    FlagDays,
    Judged,
    Review,
    TipTried,
)
from milestones.services import assessment, review_flag
from tests.factories import NOW, make_answer, make_baby, make_caregiver, make_user

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)


@pytest.fixture
def review(baby):
    return review_flag(
        baby=baby,
        flag=assessment(baby, today=LATE).flags[0],
        action=ActionChoice.BOOKED,
        by=baby.created_by,
        now=NOW,
    )


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [("parent", 1, 1), ("caregiver", 1, 1), ("viewer", 1, 0)],
)
def test_reviews_are_reached_by_role(review, role, reads, writes):
    person = make_caregiver(baby=review.baby, role=role).user
    assert Review.objects.visible_to(person).count() == reads
    assert Review.objects.editable_by(person).count() == writes


@pytest.mark.parametrize("make", [make_user, AnonymousUser])
def test_nobody_else_reaches_a_review(review, make):
    make_baby()
    assert list(Review.objects.visible_to(make())) == []
    assert list(Review.objects.editable_by(make())) == []


def test_a_review_is_kept_once(review):
    again = Review.objects.get()
    again.pk = None
    again._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    assert Review.objects.count() == 1


def test_an_unknown_answer_is_refused_by_the_database(baby):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_answer(baby=baby, on=LATE, value="maybe")
    assert Answer.objects.count() == 0


def test_rows_say_what_they_are(baby, review):
    answer = make_answer(baby=baby, on=LATE)
    assert [
        str(answer),
        str(review),
        str(Expectation.objects.get(pk=SOCIAL_SMILE)),
        str(TipTried(tip="face-to-face", on=LATE)),
        str(FlagDays(kind="spell", from_on=LATE)),
        str(Judged(facts_number=3)),
    ] == [
        "social-smile: yes 2026-10-28",
        "social_smile_late: booked",
        "Smiles at a person while awake",
        "face-to-face 2026-10-28",
        "spell 2026-10-28",
        "3",
    ]
