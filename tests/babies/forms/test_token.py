import uuid

from accounts.models import TokenScope
from accounts.tokens import TokenWish
from babies.forms.token import TokenForm
from babies.models import Baby


def test_what_is_asked_for_is_what_is_wished():
    baby = Baby(pk=uuid.uuid4(), name="Test Juniper")
    sent = {"name": " Door ", "scope": "read", "baby": str(baby.pk), "days": "90"}
    form = TokenForm(sent, babies=[baby])
    assert form.is_valid()
    key = uuid.uuid4()
    assert form.wish(key) == TokenWish(
        key=key, name="Door", scope=TokenScope.READ, baby_id=baby.pk, days=90
    )


def test_all_babies_come_first():
    form = TokenForm(babies=[Baby(pk=uuid.UUID(int=1), name="Test Juniper")])
    options = [str(option.data["label"]) for option in form["baby"].subwidgets]
    assert options == ["All my babies", "Test Juniper"]
