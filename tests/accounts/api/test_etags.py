from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from accounts.api.etags import check_match, etag_of, is_known
from accounts.api.problems import StaleError

SHOWN = {"note": "As it is", "on": date(2026, 11, 20)}
NOW = etag_of(SHOWN)


def asking(**headers: str) -> Any:
    return SimpleNamespace(
        headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_a_tag_stands_for_all_that_is_shown():
    assert etag_of(dict(reversed(SHOWN.items()))) == NOW
    assert etag_of({**SHOWN, "note": "Another"}) != NOW


@pytest.mark.parametrize("said", [NOW, f"W/{NOW}", "*", f'"other", {NOW}'])
def test_a_change_of_what_was_seen_goes_on(said):
    check_match(asking(If_Match=said), SHOWN)
    assert is_known(asking(If_None_Match=said), NOW)


def test_a_change_may_say_nothing_of_what_was_seen():
    check_match(asking(), SHOWN)
    assert not is_known(asking(), NOW)


@pytest.mark.parametrize("said", ['"other"', "nonsense", "", NOW.strip('"')])
def test_a_change_of_what_is_no_more_is_refused(said):
    with pytest.raises(StaleError):
        check_match(asking(If_Match=said), SHOWN)
    assert not is_known(asking(If_None_Match=said), NOW)
