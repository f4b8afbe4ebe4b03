from exchange.sheet import Section


def test_a_part_has_a_step_for_each_line_to_write_on():
    assert list(Section(title="Notes").rules) == []
    assert list(Section(title="Notes", ruled=3).rules) == [0, 1, 2]
