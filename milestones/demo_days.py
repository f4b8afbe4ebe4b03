"""The everyday life of the demo's family: sleep, evenings, firsts, tips, an odd laugh."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from babies.bedtime_log import add_step, put_to_bed, routine, tick_steps
from babies.choices import EpisodeKind, StateChoice
from babies.episodes import Told, log_episode
from babies.sleep_log import Times, log_sleep
from clinical.library import library
from clinical.sleep_texts import SUGGESTED
from milestones.demo_diary import Diary
from milestones.models import OutcomeChoice
from milestones.services import record_first, record_tip

NIGHTS: Final = 14
A_DAY: Final = timedelta(days=1)
STEPS: Final = ("same-time", "dim-light", "lullaby", "story", "no-screens")
FIRSTS: Final = (("First walk in the rain", 60), ("First visit to the sea", 90))
TIPS: Final = (
    ("face-to-face", OutcomeChoice.SMILED, 3),
    ("face-to-face", OutcomeChoice.LOOKED, 9),
)


def fill_days(diary: Diary) -> None:
    """Two weeks of sleep and evenings, and what a family keeps besides."""
    for step in SUGGESTED:
        if step.id in STEPS:
            add_step(baby=diary.baby, kind=step.kind, words=str(step.words))
    for back in range(NIGHTS, 0, -1):
        add_night(diary, diary.now.date() - back * A_DAY)
    for title, day in FIRSTS:
        record_first(diary.line(day), title=title, note="")
    for slug, outcome, back in TIPS:
        line = diary.line(diary.case.age - back)
        record_tip(line, tip=library().tip_by_id[slug], outcome=outcome, note="")


def add_night(diary: Diary, on: date) -> None:
    """An evening with its steps, the night after it, and a nap before."""
    dice = diary.dice
    in_bed = moment(on, 19, dice)
    night = put_to_bed(baby=diary.baby, at=in_bed, by=diary.by, now=diary.now)
    steps = list(routine(diary.baby))
    tick_steps(night=night, steps=steps[: dice.randrange(2, 6)], is_done=True)
    naps = [(moment(on, hour, dice), dice.randrange(40, 100)) for hour in (9, 13)]
    asleep = in_bed + timedelta(minutes=dice.randrange(5, 40))
    for start, minutes in (*naps, (asleep, dice.randrange(480, 660))):
        times = Times(start, start + timedelta(minutes=minutes))
        if times.ended_at is not None and times.ended_at < diary.now:
            log_sleep(
                key=diary.key(), baby=diary.baby, times=times, by=diary.by, now=start
            )


def moment(on: date, hour: int, dice: Random) -> datetime:
    """Some minute of an hour."""
    return datetime.combine(on, time(hour, dice.randrange(60), tzinfo=UTC))


def add_odd_laughs(diary: Diary) -> None:
    """Three odd laughs in two days, one of them with the eyes held to one side."""
    ticks = (("mirthless",), ("mirthless", "stereotyped"), ("eye_deviation",))
    for back, features in zip((2, 1, 1), ticks, strict=True):
        on = diary.now.date() - back * A_DAY
        told = Told(
            kind=EpisodeKind.LAUGH.value,
            on=on,
            time_zone=diary.baby.time_zone,
            observed_at=moment(on, 12 + len(features), diary.dice),
            state=StateChoice.AWAKE.value,
            duration_s=20,
            ticks=features,
        )
        log_episode(
            key=diary.key(), baby=diary.baby, told=told, by=diary.by, now=diary.now
        )
