"""The choices offered are those the rules know, all of them."""

import pytest

from babies import choices
from clinical.assessment import EPISODES
from clinical.concerns import ConcernKind
from clinical.observations import (
    TICKS,
    Directed,
    Eyes,
    Form,
    Kind,
    Repeatable,
    Reporter,
    Responds,
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
        (choices.RespondsChoice, Responds),
    ],
)
def test_choices_are_those_of_the_rules(offered, known):
    assert sorted(offered.values) == sorted(member.value for member in known)


def test_kinds_of_smiles_are_the_two_that_have_a_class():
    assert choices.KindChoice.values == [Kind.SMILE, Kind.LAUGH]


def test_kinds_of_episodes_are_those_that_can_raise_a_flag():
    assert set(choices.EpisodeKind.values) == EPISODES


def test_every_tick_the_rules_know_can_be_ticked():
    assert set(choices.TickChoice.values) == TICKS
