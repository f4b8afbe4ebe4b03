import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_small_letters():
    user = make_user(email=" Kim@Example.COM ")

    assert user.email == "kim@example.com"
    assert str(user) == "kim@example.com"


def test_an_address_belongs_to_one_person_however_it_is_written():
    make_user(email="kim@example.com")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_user(email="KIM@example.com")
    assert User.objects.count() == 1


def test_the_database_refuses_capitals_that_went_around_the_manager():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Kim@example.com")
    assert User.objects.count() == 0


def test_capitals_in_a_form_get_a_sentence():
    with pytest.raises(ValidationError, match="in small letters"):
        User(email="Kim@example.com", password="x").full_clean()


def test_a_person_is_found_however_the_address_is_written():
    user = make_user(email="kim@example.com")

    assert User.objects.get_by_natural_key("KIM@example.com ") == user


def test_an_ordinary_person_may_do_nothing_in_the_admin():
    user = make_user()

    assert (user.is_active, user.is_staff, user.is_superuser) == (True, False, False)


def test_without_a_password_nobody_can_sign_in():
    assert User.objects.create_user("kim@example.com").has_usable_password() is False


def test_a_superuser_may_do_everything():
    user = User.objects.create_superuser("kim@example.com", "three-tired-owls")

    assert (user.is_staff, user.is_superuser) == (True, True)
    assert user.check_password("three-tired-owls")
