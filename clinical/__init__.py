"""The rules a clinician signs: pure functions over plain values, no clock."""

from typing import Final

RULES_VERSION: Final = "2026.1"
