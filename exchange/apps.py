from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """How data comes in and goes out."""

    name = "exchange"
