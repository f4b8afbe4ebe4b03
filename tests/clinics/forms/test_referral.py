"""Only steps that can follow are offered."""

import pytest

from clinics.choices import NEXT_STEPS, ReferralStep
from clinics.forms.referral import StepForm


@pytest.mark.parametrize("last", ReferralStep)
def test_the_steps_offered_are_those_that_follow(last):
    offered = [box.data["value"] for box in StepForm(last=last)["step"]]
    assert offered == [step.value for step in NEXT_STEPS[last]]
