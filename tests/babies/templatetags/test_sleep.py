"""What pages about sleep have in common."""

from datetime import UTC, date, datetime

from django.template import Context, Template

from babies.models import Sleep
from babies.words import in_words
from clinical.sleep_texts import SAFE_SLEEP

STARTED = datetime(2026, 11, 20, 20, tzinfo=UTC)


def rendered(text, **context):
    return Template("{% load sleep %}" + text).render(Context(context))


def test_the_block_holds_every_point_the_first_ones_before_anything_is_opened(db):
    page = " ".join(rendered("{% safe_sleep %}").split())
    visible, _, folded = page.partition("<details")
    for point in SAFE_SLEEP:
        where = visible if point.is_first else folded
        assert f"<li>{in_words(point.reason)}</li>".replace("'", "&#x27;") in where
    assert 'href="/learn/sources/#S57"' in folded


def test_a_running_sleep_says_since_when_and_how_long():
    row = Sleep(started_at=STARTED, ended_at=None, time_zone="UTC")
    said = rendered(
        "{{ row|since:today }}, {{ row|so_far:now }}",
        row=row,
        today=date(2026, 11, 20),
        now=STARTED.replace(hour=21, minute=5),
    )
    assert said == "8 p.m., 1 hour 5 minutes"
