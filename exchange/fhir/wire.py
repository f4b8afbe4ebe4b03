"""How resources point to each other: within a bundle, or line by line in a file."""

from dataclasses import dataclass
from uuid import UUID

from exchange.fhir.codes import Terms
from exchange.fhir.values import Json


@dataclass(frozen=True, slots=True)
class Wire:
    """What a resource must know of the answer it stands in."""

    terms: Terms
    # In a bundle each resource is found by its `fullUrl`, elsewhere by type and id.
    is_bundle: bool = True

    def to(self, kind: str, key: UUID) -> Json:
        """A reference to a resource in the same answer."""
        return {"reference": f"urn:uuid:{key}" if self.is_bundle else f"{kind}/{key}"}
