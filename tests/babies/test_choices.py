"""The choices offered are those the rules know, all of them."""

import pytest

from babies import choices
from clinical.concerns import ConcernKind
from clinical.observations import (
    Directed,
    Eyes,
    Form,
    Kind,
    Repeatable,
    Reporter,
    State,
    Trigger,
)
from clinical.smiles import SmileClass


@pytest.mark.parametrize(
    ("offered", "known"),
    [
        (choices.StateChoice, State),
        (choices.EyesChoice, Eyes),
        (choices.TriggerChoice, Trigger),
        (choices.DirectedChoice, Directed),
        (choices.FormChoice, Form),
        (choices.RepeatableChoice, Repeatable),
        (choices.ReporterChoice, Reporter),
        (choices.SmileClassChoice, SmileClass),
        (choices.ConcernChoice, ConcernKind),
    ],
)
def test_choices_are_those_of_the_rules(offered, known):
    assert sorted(offered.values) == sorted(member.value for member in known)


def test_kinds_of_smiles_are_the_two_that_have_a_class():
    assert choices.KindChoice.values == [Kind.SMILE, Kind.LAUGH]
