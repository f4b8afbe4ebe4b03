"""The one running sleep of a baby."""

import pytest

from babies.sleep_log import bin_sleep
from babies.sleep_now import running_sleep
from tests.factories import NOW, make_baby
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db


def test_a_sleep_without_an_end_is_running(django_assert_num_queries):
    baby = make_baby()
    make_sleep(baby=make_baby(), running=True)
    with django_assert_num_queries(1):
        assert running_sleep(baby) is None
    row = make_sleep(baby=baby, running=True)
    assert running_sleep(baby) == row


def test_one_that_ended_or_lies_in_the_bin_does_not_run():
    baby = make_baby()
    make_sleep(baby=baby)
    bin_sleep(sleep=make_sleep(baby=baby, running=True), now=NOW)
    assert running_sleep(baby) is None
