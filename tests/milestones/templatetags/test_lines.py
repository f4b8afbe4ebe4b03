"""The lines of a timeline's day."""

import pytest

from babies.models import Photo
from babies.photo_words import PhotoShown
from milestones.templatetags.lines import entries
from milestones.timeline_words import Line


def line(**said):
    return Line(color="moon", symbol="mark-moon", label="Sleep", **said)


def test_what_a_family_wrote_is_only_ever_text():
    told = line(url="/x/", note="<b>", text='"&', time="1 p.m.")
    assert entries([(3, told)], 1, may_edit=False) == (
        '<li><svg class="mark moon" aria-hidden="true"><use href="#mark-moon" /></svg>'
        '<div><div id="line3"><a href="/x/">Sleep</a><small>1 p.m. · &quot;&amp;</small>'
        '<small class="note">&lt;b&gt;</small></div></div></li>\n'
    )


def test_photos_stand_under_the_words_and_say_what_they_show():
    photo = Photo(width=60, height=40)
    shown = PhotoShown(photo, "At <sea>", "/p/", "/p-small/", "/photo/")
    assert entries([(1, line(photos=(shown,)))], 2, may_edit=False).endswith(
        '<div id="line1">Sleep</div><ul class="row plain"><li><img class="photo" '
        'src="/p-small/" width="60" height="40" loading="lazy" alt="At &lt;sea&gt;">'
        "</li></ul></div></li>\n"
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {"edit_url": "/e/"},
            '<a class="link" href="/e/" id="act1" '
            'aria-labelledby="act1 line1 day2">Change</a>',
        ),
        (
            {"undo_url": "/u/"},
            '<button type="submit" class="link" formaction="/u/" id="act1" '
            'aria-labelledby="act1 line1 day2">Undo</button>',
        ),
        (
            {"same_url": "/s/"},
            '<button type="submit" class="link" formaction="/s/" id="same1" '
            'aria-labelledby="same1 line1 day2">Same smile twice?</button></div></li>',
        ),
        ({}, "Sleep</div></div></li>"),
    ],
)
def test_the_one_action_of_a_line_is_for_those_who_may(said, words):
    assert words in entries([(1, line(**said))], 2, may_edit=True)
    assert "<button" not in entries([(1, line(**said))], 2, may_edit=False)
