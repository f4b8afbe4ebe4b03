from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from milestones.models import ActionChoice, Review
from milestones.services import assessment, review_flag
from tests.factories import NOW, make_answer, make_baby

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("admin@example.com"))
    return client


def found(admin, model, query):
    page = admin.get(reverse(f"admin:milestones_{model}_changelist"), {"q": query})
    return list(page.context["cl"].result_list)


def test_expectations_are_found_by_their_words(admin, expectations):
    rows = found(admin, "expectation", "first, to draw")
    assert [row.pk for row in rows] == ["cdc-04m-smiles-to-get-attention"]


def test_answers_are_found_by_the_name_of_the_baby(admin, user):
    answer = make_answer(baby=make_baby(by=user, name="Wren"), on=LATE)
    make_answer(baby=make_baby(name="Heron"), on=LATE)
    assert found(admin, "answer", "wren") == [answer]
    assert found(admin, "answer", user.email) == [answer]


def test_reviews_are_found_by_who_noted_them(admin, baby):
    flag = assessment(baby, today=LATE).flags[0]
    review = review_flag(
        baby=baby, flag=flag, action=ActionChoice.SEEN, by=baby.created_by, now=NOW
    )
    assert found(admin, "review", baby.created_by.email) == [review]
    assert found(admin, "review", "nobody@example.com") == []


def test_nothing_can_be_changed_here(admin, baby):
    answer = make_answer(baby=baby, on=LATE)
    flag = assessment(make_baby(), today=LATE).flags[0]
    review = review_flag(
        baby=baby, flag=flag, action=ActionChoice.SEEN, by=baby.created_by, now=NOW
    )
    for row, model in ((answer, "answer"), (review, "review")):
        name = f"admin:milestones_{model}"
        page = admin.get(reverse(f"{name}_change", args=[row.pk]))
        assert b'name="_save"' not in page.content
        assert admin.post(reverse(f"{name}_add")).status_code == 403
        delete = admin.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"})
        assert delete.status_code == 403
    assert Review.objects.get() == review
