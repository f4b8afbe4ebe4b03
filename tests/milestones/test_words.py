from datetime import date

import pytest

from clinical.advice import FlagKind, Level, When, act_by
from clinical.ages import birth
from clinical.concerns import ConcernKind
from clinical.window import Evidence, SmileRecord, SmileStatus, Status, smile_window
from milestones.models import ActionChoice
from milestones.words import (
    ADVICE,
    CONCERNS,
    FLAG,
    REVIEWED,
    STATUS,
    STEP,
    TIME,
    Said,
    actions_for,
    actions_left,
    advice_words,
    clearing_words,
    flag_words,
    status_words,
)

BY = date(2026, 12, 9)

BORN = date(2026, 9, 1)
LATE_TEXT = (
    "This is a reason to talk, not a diagnosis. "
    "Many babies who smile later are well. A check is how to know."
)
CLEARLY_LATE_TEXT = (
    "A check of seeing, hearing and growth is a good next step. "
    "This is a reason to talk, not a diagnosis."
)


def smile(status, evidence=None, first=None):
    record = SmileRecord(first, (), None, None, None, 0)
    return SmileStatus(status, evidence, smile_window(birth(BORN, 280)), record)


@pytest.mark.parametrize(
    ("status", "lead", "text"),
    [
        (
            Status.BEFORE_WINDOW,
            "It is early for Juniper to smile back.",
            "Most babies start smiling back between 6 and 8 weeks. Some start sooner.",
        ),
        (
            Status.WINDOW_OPEN,
            "This is the time many babies start to smile back.",
            "Try when Juniper is awake, fed and calm.",
        ),
        (
            Status.WINDOW_CLOSING,
            "This is the last week of the usual time for a first smile.",
            "If Juniper smiles at you, log it. If not, that can be okay too.",
        ),
        (
            Status.LATE,
            "No social smile has been logged for Juniper yet, "
            "and the usual time has passed.",
            LATE_TEXT,
        ),
        (
            Status.CLEARLY_LATE,
            "No social smile has been logged for Juniper by 12 weeks.",
            CLEARLY_LATE_TEXT,
        ),
        (
            Status.EMERGING,
            "You logged a social smile for Juniper.",
            "Log another on a different day to confirm it.",
        ),
        (
            Status.ACHIEVED,
            "Confirmed: Juniper smiles at people.",
            "Each new smile is still worth keeping.",
        ),
    ],
)
def test_each_status_is_a_sentence(status, lead, text):
    found = smile(status, Evidence.NOT_YET, first=BORN)
    assert status_words(found, "Juniper", before_due=False) == Said(lead, text)


def test_every_status_flag_time_and_action_has_words():
    assert set(STATUS) == set(Status)
    assert set(FLAG) == set(FlagKind)
    assert set(STEP) == set(TIME) == set(When)
    assert set(REVIEWED) == set(ActionChoice)
    assert set(ADVICE) < set(FlagKind)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (
            Status.LATE,
            "No social smile has been logged for Juniper yet, "
            "and the usual time has passed. " + LATE_TEXT,
        ),
        (
            Status.CLEARLY_LATE,
            "No social smile has been logged for Juniper by 12 weeks. "
            + CLEARLY_LATE_TEXT,
        ),
    ],
)
def test_with_nothing_logged_a_question_leads(status, text):
    found = smile(status, Evidence.NOTHING_LOGGED)
    assert status_words(found, "Juniper", before_due=False) == Said(
        "Have you seen Juniper smile at you while awake?", text
    )


def test_before_the_due_date_no_age_is_named():
    said = status_words(smile(Status.BEFORE_WINDOW), "Wren", before_due=True)
    assert said == Said(
        "The due date of Wren has not come yet.",
        "Smiles back start later, mostly 6 to 8 weeks after the due date.",
    )


def test_a_smile_before_the_due_date_is_called_what_it_is():
    found = smile(Status.EMERGING, first=BORN)
    said = status_words(found, "Wren", before_due=True)
    assert said.lead == "You logged a social smile for Wren."


def test_likely_smiles_alone_are_called_likely():
    said = status_words(smile(Status.EMERGING), "Wren", before_due=False)
    assert said == Said(
        "Wren may be smiling at people.",
        "Log one clear smile at a person while awake to confirm it.",
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.LATE, "One smile at a person, seen while awake, would change this."),
        (Status.EMERGING, "A smile at a person on one more day would confirm it."),
        (
            Status.ACHIEVED,
            "Nothing more is needed. A later “not yet” takes nothing away.",
        ),
    ],
)
def test_one_fact_would_change_a_status(status, sentence):
    assert clearing_words(status) == sentence


@pytest.mark.parametrize(
    ("kind", "when", "step"),
    [
        (
            FlagKind.SOCIAL_SMILE_LATE,
            When.NEXT_VISIT,
            "Please mention it to your pediatrician at the two-month visit.",
        ),
        (
            FlagKind.MILESTONE_NOT_YET,
            When.NEXT_VISIT,
            "Please bring it up with your pediatrician at the next visit.",
        ),
        (
            FlagKind.SOCIAL_SMILE_LATE,
            When.WITHIN_2_WEEKS,
            "Please call your pediatrician within two weeks, by 9 December 2026.",
        ),
        (
            FlagKind.PARENT_WORRY,
            When.THIS_WEEK,
            "Please call your pediatrician this week, by 2 December 2026.",
        ),
        (
            FlagKind.EYES,
            When.TODAY,
            "Speak to a doctor today. "
            "If you cannot reach one, go to an emergency room.",
        ),
        (FlagKind.UNWELL, When.NOW, "Call your local emergency number now."),
    ],
)
def test_each_flag_has_one_step_with_a_time(kind, when, step):
    by = act_by(when, since=date(2026, 11, 25), today=date(2026, 12, 2))
    assert flag_words(kind, when, "Wren", by).text == step


def test_a_flag_names_the_baby():
    said = flag_words(FlagKind.PARENT_WORRY, When.THIS_WEEK, "Wren", BY)
    assert said.lead == "You are worried about Wren."
    assert advice_words(FlagKind.PARENT_WORRY, "Wren") == (
        "You know Wren best. You can call at any time."
    )
    assert advice_words(FlagKind.EYES, "Wren") == ""


def test_a_name_with_signs_in_it_stays_as_it_is():
    said = flag_words(FlagKind.UNWELL, When.NOW, "100% <b>Wren</b>", None)
    assert said.lead == "100% <b>Wren</b> needs to be seen."


@pytest.mark.parametrize("level", [Level.SAME_DAY, Level.EMERGENCY])
def test_an_urgent_flag_is_settled_by_a_doctor_only(level):
    assert actions_for(level) == (ActionChoice.TOLD_DOCTOR,)


def test_any_other_flag_can_be_booked_told_or_read():
    assert actions_for(Level.TALK) == (
        ActionChoice.BOOKED,
        ActionChoice.TOLD_DOCTOR,
        ActionChoice.SEEN,
    )


@pytest.mark.parametrize(
    ("status", "lead"),
    [
        (Status.BEFORE_WINDOW, "It is early for Juniper to smile back."),
        (
            Status.CLEARLY_LATE,
            "No social smile has been logged for Juniper "
            "by 12 weeks after the due date.",
        ),
    ],
)
def test_weeks_of_an_early_baby_count_from_the_due_date(status, lead):
    found = smile(status, Evidence.NOT_YET)
    said = status_words(found, "Juniper", before_due=False, is_corrected=True)
    assert said.lead == lead
    assert "due date" in lead + said.text


def test_an_early_baby_without_a_word_is_asked_about_too():
    found = smile(Status.CLEARLY_LATE, Evidence.NOTHING_LOGGED)
    said = status_words(found, "Juniper", before_due=False, is_corrected=True)
    assert said.lead == "Have you seen Juniper smile at you while awake?"
    assert "by 12 weeks after the due date." in said.text


@pytest.mark.parametrize(
    ("level", "done", "left"),
    [
        (Level.TALK, "", tuple(ActionChoice)),
        (Level.TALK, "seen", (ActionChoice.BOOKED, ActionChoice.TOLD_DOCTOR)),
        (Level.TALK, "booked", (ActionChoice.TOLD_DOCTOR,)),
        (Level.TALK, "told_doctor", ()),
        (Level.SAME_DAY, "", (ActionChoice.TOLD_DOCTOR,)),
        (Level.SAME_DAY, "told_doctor", ()),
    ],
)
def test_what_is_left_to_note(level, done, left):
    assert actions_left(level, done) == left


def test_a_smile_not_confirmed_has_a_step_of_its_own():
    said = flag_words(FlagKind.SMILE_UNCONFIRMED, When.WITHIN_2_WEEKS, "Juniper", BY)
    assert said.text == (
        "See smiles often now? Log one. "
        "If not, call your pediatrician by 9 December 2026."
    )


def test_every_worry_has_words_the_worst_first():
    assert set(CONCERNS) == set(ConcernKind)
    assert len(set(map(str, CONCERNS.values()))) == len(CONCERNS)
    assert next(iter(CONCERNS)) is ConcernKind.HARD_TO_WAKE
