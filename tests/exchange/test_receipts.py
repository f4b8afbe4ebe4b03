"""A receipt: a number nobody can guess, sent in the reader's language."""

import re

import pytest
from django.core import mail
from django.test import override_settings

from exchange.receipts import Reader, readers, send_receipt
from tests.exchange.rows import make_receipt
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_numbers_are_long_and_easy_to_read_out():
    numbers = {make_receipt().number for _each in range(20)}
    assert len(numbers) == 20
    letters = "[A-HJKMNP-Z2-9]{4}"
    assert all(re.fullmatch(f"{letters}(-{letters}){{3}}", each) for each in numbers)


def test_readers_are_known_by_mail_and_language():
    person = make_user(email="a@example.com")
    person.language = "en"
    assert readers([person]) == [Reader("a@example.com", "en")]


@override_settings(PUBLIC_URL="https://smiles.example.com")
def test_a_mail_leads_to_the_receipt(django_capture_on_commit_callbacks):
    receipt = make_receipt()
    with django_capture_on_commit_callbacks(execute=True):
        send_receipt(receipt, [Reader("a@example.com", "")])
    (sent,) = mail.outbox
    assert sent.subject == "Your receipt of a deletion"
    assert f"https://smiles.example.com/receipts/{receipt.number}/" in sent.body
    assert "until 23 December 2026, noon UTC." in sent.body
    assert "smiles: 3\nbabies: 1\n" in sent.body


def test_a_mail_that_cannot_be_sent_brings_nothing_back(
    settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.nowhere.EmailBackend"
    with django_capture_on_commit_callbacks() as found:
        send_receipt(make_receipt(), [Reader("a@example.com", "")])
    assert len(found) == 1
