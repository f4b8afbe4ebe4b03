"""Lost skills, firsts of one's own and tips that were tried, for programs."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.api.problems import InvalidError
from babies.api.entries import ChangesMixin, Here, Scopes, Sent, Shown
from babies.api.filters import DayFilter
from babies.api.smiles import at_home
from babies.models import First, LostSkill
from clinical.catalog import SOCIAL_SMILE
from clinical.library import library
from milestones.api.noted import Noted, NotedViewSet, checked
from milestones.api.told_serializers import (
    FirstSerializer,
    LostSkillSerializer,
    TipTriedSerializer,
)
from milestones.checklists import answered_entry
from milestones.forms import FirstForm, LossForm, TriedForm
from milestones.models import OutcomeChoice, TipTried
from milestones.services import (
    LogLine,
    change_first,
    record_first,
    record_lost_skill,
    record_tip,
)

#: As `assess` names it.
SMILE_LOST = "social_smile"


def shown_noted(row: Any, here: Here, **said: str) -> Shown:
    """What all of these have, around what is said of one."""
    return {
        "id": str(row.pk),
        **said,
        "on": row.on.isoformat(),
        "note": row.note,
        "logged_at": at_home(row.logged_at, here.baby.time_zone),
    }


def typed(sent: Sent, here: Here, *names: str) -> dict[str, Any]:
    """What a form of the pages is filled in with; without a day it was today."""
    said = {name: sent[name] for name in names}
    return {"on": here.today, "note": "", **said, **_given(sent)}


def _given(sent: Sent) -> dict[str, Any]:
    return {name: sent[name] for name in ("on", "note") if name in sent}


class LostSkillViewSet(NotedViewSet):
    """Skills that were there and are gone."""

    serializer_class = LostSkillSerializer
    filterset_class = DayFilter
    scopes = Scopes(
        visible=LostSkill.objects.visible_to,
        editable=LostSkill.objects.editable_by,
        binned=LostSkill.objects.binned_editable_by,
    )

    def shown(self, row: LostSkill, here: Here) -> Shown:
        """A loss with its day."""
        return shown_noted(row, here, skill=row.skill)

    def said(self, sent: Sent, here: Here, row: Any = None) -> Noted:  # noqa: ARG002 -- losses are never changed
        """A skill that families can answer about."""
        name = SOCIAL_SMILE if sent["skill"] == SMILE_LOST else sent["skill"]
        entry = answered_entry(name)
        if entry is None:
            raise InvalidError("skill", _("There is no such expectation."))
        form = LossForm(baby=here.baby, today=here.today, data=typed(sent, here))
        said = checked(form).cleaned_data
        columns = {"skill": entry.id, "on": said["on"], "note": said["note"]}
        return Noted(entry, columns)

    def log(self, line: LogLine, noted: Noted) -> LostSkill:
        """Stored as a loss on a page is."""
        note = noted.columns["note"]
        return record_lost_skill(line, entry=noted.form, note=note)


class FirstViewSet(NotedViewSet, ChangesMixin):
    """Firsts of the family's own: memories that nothing flags."""

    serializer_class = FirstSerializer
    filterset_class = DayFilter
    scopes = Scopes(
        visible=First.objects.visible_to,
        editable=First.objects.editable_by,
        binned=First.objects.binned_editable_by,
    )

    def shown(self, row: First, here: Here) -> Shown:
        """A first with its day."""
        return shown_noted(row, here, title=row.title)

    def said(self, sent: Sent, here: Here, row: Any = None) -> Noted:  # noqa: ARG002 -- a change is checked alike
        """What it was."""
        data = typed(sent, here, "title")
        form = FirstForm(baby=here.baby, today=here.today, data=data)
        said = checked(form).cleaned_data
        return Noted(form, {name: said[name] for name in ("title", "on", "note")})

    def kept(self, row: First, sent: Sent) -> Shown:  # noqa: ARG002 -- the way of all kinds
        """Each of its fields."""
        return {"title": row.title, "on": row.on, "note": row.note}

    def log(self, line: LogLine, noted: Noted) -> First:
        """Stored as a first on a page is."""
        said = noted.columns
        return record_first(line, title=said["title"], note=said["note"])

    def change(self, row: First, said: Noted, here: Here) -> First:  # noqa: ARG002 -- the way of all kinds
        """Other words, or another day."""
        change_first(row, **said.columns)
        return row


class TipTriedViewSet(NotedViewSet):
    """Tips that were tried, and what happened; notes, no measure of anything."""

    serializer_class = TipTriedSerializer
    filterset_class = DayFilter
    scopes = Scopes(
        visible=TipTried.objects.visible_to,
        editable=TipTried.objects.editable_by,
        binned=TipTried.objects.binned_editable_by,
    )

    def shown(self, row: TipTried, here: Here) -> Shown:
        """A tip with what happened."""
        return shown_noted(row, here, tip=row.tip, outcome=row.outcome)

    def said(self, sent: Sent, here: Here, row: Any = None) -> Noted:  # noqa: ARG002 -- tips tried are never changed
        """A tip of the library."""
        tip = library().tip_by_id.get(sent["tip"])
        if tip is None:
            raise InvalidError("tip", _("There is no such tip."))
        data = typed(sent, here, "outcome")
        form = TriedForm(baby=here.baby, today=here.today, data=data)
        said = checked(form).cleaned_data
        columns = {name: said[name] for name in ("outcome", "on", "note")}
        return Noted(tip, {"tip": tip.id, **columns})

    def log(self, line: LogLine, noted: Noted) -> TipTried:
        """Stored as on a page."""
        said = noted.columns
        outcome = OutcomeChoice(said["outcome"])
        return record_tip(line, tip=noted.form, outcome=outcome, note=said["note"])
