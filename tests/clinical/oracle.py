"""An independent reading of the dates, written only from clinical rules C.2 and B.3.

It shares no code with the rules: days are counted in proleptic ordinals, and the
second birthday is found by stepping, not by month arithmetic.
"""

from datetime import date, timedelta

BANDS = (
    (41, "before_window"),
    (48, "window_open"),
    (56, "window_closing"),
    (83, "late"),
)


def oracle_age(born: date, gestation: int | None, on: date) -> int:
    last = 28 if (born.month, born.day) == (2, 29) else born.day
    second_birthday = date(born.year + 2, born.month, last)
    early = 280 - gestation if gestation is not None and gestation < 259 else 0
    chronological = on.toordinal() - born.toordinal()
    return chronological - (early if on < second_birthday else 0)


def oracle_band(age: int) -> str:
    return next((name for last, name in BANDS if age <= last), "clearly_late")


def oracle_window(born: date, gestation: int | None) -> list[date]:
    early = 280 - gestation if gestation is not None and gestation < 259 else 0
    return [born + timedelta(days=early + number) for number in (0, 42, 56, 57, 84)]
