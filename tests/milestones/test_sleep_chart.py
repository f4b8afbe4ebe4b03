from datetime import date, timedelta

from milestones.sleep_chart import first_day, sleep_chart

BORN = date(2026, 9, 1)


def day(age):
    return BORN + timedelta(days=age)


def test_no_day_before_birth_is_shown():
    assert first_day(day(13), BORN) == BORN
    assert first_day(day(14), BORN) == day(1)
    assert first_day(BORN, BORN) == BORN


def test_two_weeks_of_sleep_up_to_today():
    minutes = {day(60): 95, day(59): 14 * 60, day(46): 30}
    found = sleep_chart(minutes, today=day(60), born_on=BORN)
    assert [each.on for each in found.days] == [day(47 + n) for n in range(14)]
    assert [each.minutes for each in found.days[-2:]] == [840, 95]
    assert found.days[0].minutes == 0
    assert [tick.value for tick in found.ticks] == [0, 5, 10, 15]
    assert [each.on for each in found.days if each.is_labelled] == [
        day(48), day(51), day(54), day(57), day(60),
    ]  # fmt: skip
    assert found.most == 840
    assert found.path.count("M") == 2


def test_sleep_begins_at_birth():
    found = sleep_chart({BORN: 60}, today=day(2), born_on=BORN)
    assert [each.on for each in found.days] == [day(0), day(1), day(2)]
    assert [tick.value for tick in found.ticks] == [0, 1]
    x, wide = round(24 + 272 / 14 * 0.11, 1), round(272 / 14 * 0.78, 1)
    assert found.path == f"M{x:g} 138V34h{wide:g}V138z"
