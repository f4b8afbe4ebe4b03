"""Who gets what, in words: the rows of the tables of the API.

The cast is told in `access_api`.
"""

CAST = (
    "nobody", "stranger", "viewer", "caregiver", "parent",
    "reader", "adder", "of_other_baby",
)  # fmt: skip
Row = tuple[int, int, int, int, int, int, int, int]


def seen(status: int) -> Row:
    """To read, for whoever sees the baby; an add-only token reads nothing."""
    return (401, 404, status, status, status, status, 403, 404)


def edited(status: int) -> Row:
    """To write or take out, for whoever may log for the baby."""
    return (401, 404, 404, status, status, 403, 403, 404)


def binned(status: int) -> Row:
    """To read, for whoever may log for the baby."""
    return (401, 404, 404, status, status, status, 403, 404)


def for_all_who_see(status: int) -> Row:
    """To write something of one's own, for whoever sees the baby."""
    return (401, 404, status, status, status, 403, 403, 404)


def managed(status: int) -> Row:
    """For parents."""
    return (401, 404, 404, 404, status, 403, 403, 404)


#: Parents take each other out; the viewer whom the address names may leave.
LEAVING: Row = (401, 404, 204, 404, 204, 403, 403, 404)
#: To read, for parents; a token that only reads is enough.
OF_PARENTS: Row = (401, 404, 404, 404, 200, 200, 403, 404)
#: A list of what one has oneself.
ONES_OWN: Row = (401, 200, 200, 200, 200, 200, 403, 200)


def added(status: int) -> Row:
    """A new entry, for whoever may log for the baby and for add-only tokens."""
    return (401, 404, 404, status, status, 403, status, 404)


def of_staff() -> Row:
    """To read, for staff only, of whom there are none here."""
    return (401, 404, 404, 404, 404, 404, 403, 403)


def by_staff() -> Row:
    """To write, for staff only, of whom there are none here."""
    return (401, 404, 404, 404, 404, 403, 403, 403)


def entries(name: str, key: str, *, can_change: bool = True) -> dict[str, Row]:
    """The addresses that all kinds of entries have; `key` names one of them."""
    here = f"/api/v1/babies/<baby>/{name}/"
    rows = {
        f"GET {here}": seen(200),
        f"POST {here}": added(201),
        f"GET {here}bin/": binned(200),
        f"GET {here}<pk:{key}>/": seen(200),
        f"DELETE {here}<pk:{key}>/": edited(204),
        f"POST {here}<pk:{key}>/restore/": edited(200),
    }
    if can_change:
        rows[f"PATCH {here}<pk:{key}>/"] = edited(200)
        rows[f"PUT {here}<pk:{key}>/"] = edited(200)
    return rows
