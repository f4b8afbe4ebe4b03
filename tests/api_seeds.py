"""One family with everything that an address of the API may name."""

from dataclasses import dataclass

from accounts.models import User
from babies.models import Baby
from clinics.choices import StaffRole
from tests.architecture.world import make_world
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import make_answer

#: Which key of the world stands for `{id}`, by what the operation is about.
KEY_OF = {
    "smiles": "smile",
    "answers": "answer",
    "concerns": "entry_pk",
    "episodes": "episode",
    "sleeps": "sleep",
}


@dataclass(frozen=True)
class Seeds:
    """Who asks, and what stands for each parameter of a path."""

    user: User
    keys: dict[str, str]

    def fill(self, names: dict[str, object], tag: str) -> dict[str, object]:
        """Values that are there, for the parameters of a path."""
        own = {"id": self.keys.get(KEY_OF.get(tag, ""), "")}
        return {name: {**self.keys, **own}[name] for name in names}


def make_seeds() -> Seeds:
    """A parent who also works at the clinic with which the diary is shared."""
    world = make_world()
    baby = Baby.objects.get(pk=world.keys["pk"])
    parent = world.users["parent"]
    nurse = make_staff(clinic=make_clinic(), user=parent, role=StaffRole.NURSE)
    keys = {
        **world.keys,
        "baby": str(baby.pk),
        "answer": str(make_answer(baby=baby, on=baby.birth_on).pk),
        "share": str(make_share(baby=baby, clinic=nurse.clinic).pk),
    }
    return Seeds(parent, keys)
