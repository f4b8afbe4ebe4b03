"""Only steps that can follow are offered."""

import pytest

from clinics.choices import NEXT_STEPS, ReferralStep
from clinics.forms.referral import StepForm


@pytest.mark.parametrize("last", ReferralStep)
def test_the_steps_offered_are_those_that_follow(last):
    offered = [value for value, _words in StepForm(last=last).fields["step"].choices]
    assert offered == [step.value for step in NEXT_STEPS[last]]
