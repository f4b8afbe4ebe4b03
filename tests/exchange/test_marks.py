from babies.choices import SmileClassChoice
from exchange.marks import MARK_OF_CLASS, MARKS, mark_pictures


def test_every_class_has_a_mark_and_every_mark_a_picture():
    assert set(MARK_OF_CLASS) == set(SmileClassChoice.values)
    assert set(MARK_OF_CLASS.values()) == set(MARKS) == set(mark_pictures())


def test_a_picture_stands_alone_in_its_color():
    sun = mark_pictures()["sun"]
    assert sun.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"')
    assert sun.endswith("</svg>")
    assert 'stroke="#b9690f"' in sun
    assert not any("currentColor" in each for each in mark_pictures().values())
