"""Every page there is: those of the table of access, and more ways to see them."""

import re
from collections.abc import Iterator, Mapping

from tests.architecture.access_table import ACCESS
from tests.architecture.world import CAST

#: Add a line for a page that looks otherwise with a query, and who looks at it.
MORE = (
    ("/urgent/?call=112", "nobody"),
    ("/babies/<pk>/", "viewer"),
    ("/babies/<pk>/window/?on=2026-10-14&facts=all", "parent"),
    ("/babies/<pk>/milestones/?age=4", "parent"),
    ("/babies/<pk>/smiles/new/?quick=other", "parent"),
    ("/babies/<pk>/timeline/?kind=smile", "parent"),
)
#: Answers to machines, and files.
NO_PAGES = re.compile(
    r"/(healthz|readyz|sw\.js|fhir/\w+/[\w<>-]+|[\w<>.-]+\.(webmanifest|pdf|png|webp|zip))$"
)


def who_sees(entry: str) -> str | None:
    """The least that one must be to see a page, if anybody sees it."""
    answers = dict(zip(CAST, ACCESS[entry], strict=True))
    return next((who for who in ("nobody", "parent") if answers[who] == 200), None)


def every_page(keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The address of each page, and who looks at it."""
    table = (
        (entry.split()[1], who)
        for entry in ACCESS
        if entry.startswith("GET ") and (who := who_sees(entry))
    )
    for route, who in (*table, *MORE):
        if not NO_PAGES.search(route):
            yield re.sub(r"<(\w+)>", lambda key: keys.get(key[1], "none"), route), who
