"""Rows for tests: dull unless a test says what it is about."""

from itertools import count

from accounts.models import User

PASSWORD = "three-tired-owls"
numbers = count(1)


def make_user(*, email: str = "", is_staff: bool = False) -> User:
    """Somebody who can sign in with PASSWORD."""
    return User.objects.create_user(
        email or f"person-{next(numbers)}@example.com", PASSWORD, is_staff=is_staff
    )
