import uuid

from exchange.imports.found import Entry, Found, key_of

BABY = uuid.UUID(int=1)
KEY = key_of(BABY, "smile", "2026-10-16")


def test_the_same_words_have_the_same_id_in_every_run():
    assert uuid.UUID("cd661f51-610a-503d-af2a-d8328dfc7d47") == KEY
    others = {
        key_of(uuid.UUID(int=2), "smile", "2026-10-16"),
        key_of(BABY, "sleep", "2026-10-16"),
        key_of(BABY, "smile", "2026-10-17"),
        key_of(BABY, "smile", "2026", "10-16"),
    }
    assert len(others | {KEY}) == 5


def test_what_is_said_twice_is_counted_and_kept_once():
    found: Found[str] = Found()
    found.add(Entry(KEY, 2, "a"))
    found.add(Entry(KEY, 3, "a"))
    assert list(found) == [Entry(KEY, 2, "a")]
    assert (len(found), found.repeated) == (1, 1)
    assert found.said() == {KEY: "a"}


def test_where_each_counts_all_are_kept_under_ids_of_their_own():
    first, second = Found[str](), Found[str]()
    for found in (first, second):
        for line in (2, 3, 4):
            found.add(Entry(KEY, line, "a"), each_counts=True)
    assert len(first.said()) == 3
    assert first.said() == second.said()
    assert first.repeated == 0
