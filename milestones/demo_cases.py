"""The babies of the demo: about forty made-up names across every status."""

from dataclasses import dataclass
from typing import Final

from clinical.catalog import SOCIAL_SMILE

Dated = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A made-up baby: gestation at birth, corrected age today, and what was logged.

    Days are corrected days. `sleep` is how many sleep smiles are spread over the
    diary; `smiles` name a quick log and its day; answers name an expectation. With
    `has_days` there are two weeks of sleep and evenings, too.
    """

    name: str
    gestation: tuple[int, int] | None
    age: int
    sleep: int = 0
    smiles: Dated = ()
    yes: Dated = ()
    not_yet: Dated = ()
    concerns: Dated = ()
    lost: Dated = ()
    has_days: bool = False
    laughs_oddly: bool = False


TERM: Final = (40, 0)
SEEN: Final[Dated] = (("at_me", 44), ("at_me", 46))
# The first family's babies come first: they belong to the demo parent.
FAMILY: Final = (
    Case("Pebble", TERM, 58, sleep=9, not_yet=((SOCIAL_SMILE, 58),)),
    Case("Juniper", (39, 4), 51, sleep=6, smiles=(("other", 31),)),
    Case("Wren", (32, 0), 7, sleep=4, not_yet=((SOCIAL_SMILE, 7),)),
    Case(
        "Clover",
        (40, 3),
        128,
        sleep=5,
        smiles=(*SEEN, ("laughing", 120)),
        has_days=True,
    ),
)
OTHERS: Final = (
    Case("Acorn", TERM, 3),
    Case("Bramble", (38, 2), 20, sleep=3),
    Case("Cobweb", (41, 2), 35, sleep=6, smiles=(("other", 30),)),
    Case("Dewdrop", (28, 3), -20, sleep=2),
    Case("Ember", (36, 6), 37, sleep=5),
    Case("Fennel", (34, 5), 28, sleep=2, smiles=(("at_me", 26),)),
    Case("Gravel", (24, 1), 12, sleep=2),
    Case("Hazelnut", None, 30, sleep=3),
    Case("Icicle", TERM, 42, sleep=4),
    Case("Jellybean", (37, 0), 45, sleep=3, smiles=(("other", 40),)),
    Case("Kelp", (33, 3), 47, sleep=4),
    Case("Lentil", TERM, 49),
    Case("Marble", (40, 5), 53, sleep=8),
    Case("Nutmeg", (35, 4), 56, sleep=6, not_yet=((SOCIAL_SMILE, 55),)),
    Case("Oatmeal", TERM, 57),
    Case("Pumpkin", (38, 6), 60, sleep=5),
    Case("Quince", (31, 0), 61, sleep=4, not_yet=((SOCIAL_SMILE, 60),)),
    Case("Raisin", TERM, 64, sleep=2, concerns=(("hearing", 63),)),
    Case("Sprout", (39, 1), 69),
    Case("Thimble", None, 66, sleep=7),
    Case("Umbrella", TERM, 72, not_yet=((SOCIAL_SMILE, 71),)),
    Case(
        "Velvet", TERM, 66,
        not_yet=(("cdc-02m-studies-faces", 63), (SOCIAL_SMILE, 63)),
    ),
    Case("Walnut", (36, 0), 80, sleep=9),
    Case("Xylophone", TERM, 84),
    Case("Yogurt", (29, 6), 90, sleep=5, not_yet=((SOCIAL_SMILE, 88),)),
    Case("Zucchini", TERM, 101, sleep=3, concerns=(("worry", 100),)),
    Case("Almond", TERM, 46, smiles=(("at_me", 45),)),
    Case("Biscuit", (35, 0), 59, sleep=3, yes=((SOCIAL_SMILE, 50),)),
    Case("Crumpet", TERM, 90, smiles=(("at_me", 70),)),
    Case("Dumpling", TERM, 63, smiles=SEEN),
    Case("Eggplant", (30, 2), 70, sleep=4, smiles=(("at_me", 50), ("at_me", 58))),
    Case(
        "Figgy", TERM, 75, smiles=SEEN,
        not_yet=(("cdc-02m-all-limbs-move", 64),),
    ),
    Case(
        "Gumdrop", TERM, 140, smiles=SEEN,
        not_yet=(("cdc-04m-coos", 130), ("cdc-04m-hand-to-mouth", 130)),
    ),
    Case("Hopscotch", (34, 0), 150, smiles=SEEN, lost=((SOCIAL_SMILE, 148),)),
    Case(
        "Inkwell", TERM, 300, smiles=SEEN,
        not_yet=(("sitting-without-support", 296),),
    ),
    Case(
        "Jigsaw", TERM, 200, smiles=(*SEEN, ("laughing", 130)), laughs_oddly=True,
    ),
    Case("Kettle", (33, 0), 380, smiles=SEEN),
    Case("Lantern", TERM, 740, smiles=SEEN, yes=(("cdc-24m-runs", 735),)),
)  # fmt: skip
