"""One run on one database: build it, count queries, drive the server."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.browser import bytes_of_first_load
from bench.clinics import AtWork, build_clinics
from bench.data import Subjects, build
from bench.drive import Page, measure, quick_smile, row, smile_sent
from bench.server import running


def pages_of(subjects: Subjects, at_work: AtWork) -> list[Page]:
    """What is measured, the bare page first."""
    baby, long = f"/babies/{subjects.baby}/", f"/babies/{subjects.long_diary}/"
    # Posts go to a third baby, so that they do not fill the pages measured.
    posted = f"/babies/{subjects.posted}/"
    return [
        Page("bare", "/bare/"),
        Page("today", baby),
        Page("today_10k_smiles", long),
        Page("window", baby + "window/"),
        # Of the long diary: its length must not matter.
        Page("timeline_25", long + "timeline/"),
        Page("milestones", baby + "milestones/"),
        Page("charts", baby + "charts/"),
        Page("visit_pdf", long + "reports/visit.pdf"),
        Page("smile_form_post", posted + "smiles/new/", quick_smile),
        Page("fhir_500", f"/api/v1/babies/{subjects.sent}/fhir/"),
        *api_pages(subjects),
        *clinic_pages(at_work),
    ]


def api_pages(subjects: Subjects) -> list[Page]:
    """What programs ask for most: a part of the long diary, a smile, a judgement."""
    api, token = "/api/v1/babies/", subjects.token
    return [
        Page(
            "api_smiles_100",
            f"{api}{subjects.long_diary}/smiles/?page_size=100",
            token=token,
        ),
        Page(
            "api_smile_post",
            f"{api}{subjects.posted}/smiles/",
            token=token,
            sent=smile_sent,
        ),
        Page("api_assessment", f"{api}{subjects.baby}/assessment/", token=token),
    ]


def clinic_pages(at_work: AtWork) -> list[Page]:
    """What staff wait for: the list, and the record of the long diary."""
    record = f"/clinic/babies/{at_work.share}/"
    return [
        Page("worklist_50", "/clinic/", session=at_work.session),
        Page("staff_record", record, session=at_work.session),
    ]


def queries_of(page: Page, session: str) -> int:
    """How many queries the page makes."""
    bearer = {"authorization": f"Token {page.token}"} if page.token else {}
    client = Client(headers={"host": "127.0.0.1", **bearer})
    if not page.token:
        client.cookies[settings.SESSION_COOKIE_NAME] = page.session or session
    with CaptureQueriesContext(connection) as captured:
        if page.sent is not None:
            client.post(page.address, page.sent(), content_type="application/json")
        elif page.form is None:
            # What is streamed asks while it is read.
            list(client.get(page.address))
        else:
            client.post(page.address, page.form())
    return len(captured)


def main() -> None:
    """Print and store the rows of one database; of some pages only, if any are named."""
    database, babies, target = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    named = {"bare", *sys.argv[4:]}
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"{database}: building {babies:,} babies", flush=True)
    now = datetime.now(UTC)
    subjects = build(babies, now)
    at_work = build_clinics(subjects.long_diary, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    pages = [
        page
        for page in pages_of(subjects, at_work)
        if len(named) == 1 or page.name in named
    ]
    queries = {page.name: queries_of(page, subjects.session) for page in pages}
    connection.close()
    with running() as server:
        costs = measure(server, pages, subjects.session)
        target.write_text(
            json.dumps(
                {
                    "rows": [
                        row(page.name, database, costs[page.name], costs["bare"],
                            queries[page.name])
                        for page in pages
                    ],
                    "first_load": first_load(server.port, subjects),
                }
            )
        )  # fmt: skip


def first_load(port: int, subjects: Subjects) -> int:
    """Bytes over the wire for the first visit to Today in a real browser."""
    address = f"http://127.0.0.1:{port}/babies/{subjects.baby}/"
    return bytes_of_first_load(address, subjects.session)
