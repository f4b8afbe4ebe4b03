"""The quick buttons: what one tap says about a smile."""

from collections.abc import Mapping
from typing import Any, Final

from babies.choices import DirectedChoice, KindChoice, StateChoice, TriggerChoice

# Fields of `Seen`; what a button does not say stays unsure.
PRESETS: Final[Mapping[str, Mapping[str, Any]]] = {
    "at_me": {
        "state": StateChoice.AWAKE.value,
        "trigger": (TriggerChoice.FACE.value,),
        "directed": DirectedChoice.PERSON.value,
    },
    "asleep": {"state": StateChoice.ASLEEP.value},
    "laughing": {"kind": KindChoice.LAUGH.value, "state": StateChoice.AWAKE.value},
    "other": {},
}
