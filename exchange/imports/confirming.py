"""The last step of an import: all of what was previewed is added, or it is said why not."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from exchange.imports.preview import Preview
from exchange.imports.work import AT_ONCE, job_for
from exchange.imports.writing import write
from exchange.models import Import, Job, Upload


def refusal(found: Preview, left_out: str) -> str:
    """Why nothing is imported yet, `left_out` being how many lines may be left out."""
    if found.problem_count and left_out != str(found.problem_count):
        return _("Some lines cannot be added. Please say that they may be left out.")
    if not found.new:
        return _("There is nothing new to import.")
    return ""


def confirm(
    upload: Upload, found: Preview, picks: Mapping[str, str], *, now: datetime
) -> Import | Job:
    """What was previewed: added now, or asked of the worker. Raises BusyError.

    The caller holds the baby, in a transaction, and starts the job.
    """
    if found.new > AT_ONCE:
        return job_for(upload, picks, now=now)
    return write(found.looked.batch, upload=upload, now=now)
