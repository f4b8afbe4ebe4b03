"""The diary for programs."""

import uuid

from django.utils.translation import gettext as _

from accounts.api.problems import ConflictError
from babies.api.entries import ChangesMixin, Here, Scopes, Shown
from babies.api.filters import SmileFilter
from babies.api.serializers import SmileSerializer
from babies.api.smiles import began_as, kept_of, seen_from_api, shown_smile
from babies.models import Smile
from babies.said import Seen
from babies.services import (
    BeforeBirthError,
    bin_smile,
    change_answers,
    log_smile,
    restore_smile,
)


class SmileViewSet(ChangesMixin):
    """Smiles and laughs, each with its class."""

    serializer_class = SmileSerializer
    filterset_class = SmileFilter
    scopes = Scopes(
        visible=Smile.objects.visible_to,
        editable=Smile.objects.editable_by,
        binned=Smile.objects.binned_editable_by,
    )

    def shown(self, row: Smile, here: Here) -> Shown:
        """A smile with its class and the reasons for it."""
        return shown_smile(row, here.baby.birth)

    said = staticmethod(seen_from_api)
    kept = staticmethod(kept_of)
    is_same = staticmethod(began_as)

    def store(self, key: uuid.UUID, said: Seen, here: Here) -> Smile:
        """A smile, as one that was logged by hand."""
        return log_smile(key=key, baby=here.baby, seen=said, by=here.user, now=here.now)

    def change(self, row: Smile, said: Seen, here: Here) -> Smile:
        """Its class and its history follow."""
        return change_answers(smile=row, seen=said, by=here.user, now=here.now)

    def put_into_bin(self, row: Smile, here: Here) -> None:
        """It counts no more."""
        bin_smile(smile=row, by=here.user, now=here.now)

    def take_out(self, row: Smile, here: Here) -> None:
        """It counts again, unless it is from before the birth as it is known now."""
        try:
            restore_smile(smile=row, by=here.user, now=here.now)
        except BeforeBirthError as error:
            sentence = _("This smile is from before the birth date now.")
            raise ConflictError(sentence) from error
