"""Rows of what comes in and goes out."""

from exchange.models.outside import (
    About,
    Delivery,
    Feed,
    KeptNote,
    Receipt,
    Webhook,
)

__all__ = ["About", "Delivery", "Feed", "KeptNote", "Receipt", "Webhook"]
