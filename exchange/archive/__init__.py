"""A family's diary as one file: written, read again, and put back where it was."""
