"""FHIR R4: what a family takes to another system, and a clinic to its own."""
