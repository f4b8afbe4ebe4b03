"""Addresses of deletions, calendars, webhooks and buttons."""

from django.urls import path

from exchange.views import buttons, feeds, goodbye, hooks, kept, removal

of_a_baby = [
    path("buttons/", buttons.buttons, name="buttons"),
    path("webhooks/", hooks.webhooks, name="webhooks"),
    path("webhooks/<uuid:hook>/", hooks.webhook, name="webhook"),
    path("calendar/", feeds.calendar, name="calendar"),
    path("delete/", removal.baby_delete, name="baby_delete"),
    path("restore/", removal.baby_restore, name="baby_restore"),
]

at_root = [
    path("account/delete/", goodbye.account_delete, name="account_delete"),
    path("clinic/kept/", kept.kept_notes, name="kept_notes"),
    path("calendar/<str:secret>.ics", feeds.calendar_ics, name="calendar_file"),
    path("babies/bin/", removal.babies_bin, name="babies_bin"),
    path("receipts/<slug:number>/", removal.receipt, name="receipt"),
]
