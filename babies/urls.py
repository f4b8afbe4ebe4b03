"""The family's pages, under /babies/."""

from django.urls import include, path

from babies.views import (
    babies,
    bins,
    changes,
    family,
    invitations,
    merges,
    quick,
    quiet,
    smiles,
)

app_name = "babies"

urlpatterns = [
    # Where sign-in leads.
    path("", babies.home, name="home"),
    path("new/", babies.new, name="new"),
    path("<uuid:pk>/more/", babies.more, name="more"),
    path("<uuid:pk>/quiet/", quiet.quiet, name="quiet"),
    path("<uuid:pk>/family/", family.family, name="family"),
    path("<uuid:pk>/family/invite/", invitations.family_invite, name="family_invite"),
    path("<uuid:pk>/family/leave/", family.family_leave, name="family_leave"),
    path(
        "<uuid:pk>/family/links/<uuid:invitation>/revoke/",
        invitations.invitation_revoke,
        name="invitation_revoke",
    ),
    path("<uuid:pk>/family/<slug:who>/", family.family_person, name="family_person"),
    path(
        "<uuid:pk>/family/<slug:who>/remove/",
        family.family_remove,
        name="family_remove",
    ),
    path("<uuid:pk>/", include("babies.sleep_urls")),
    path("<uuid:pk>/", include("babies.photo_urls")),
    path("<uuid:pk>/smiles/", smiles.smiles, name="smiles"),
    path("<uuid:pk>/smiles/new/", quick.smile_new, name="smile_new"),
    path("<uuid:pk>/smiles/bin/", bins.old_bin, name="smile_bin"),
    path("<uuid:pk>/smiles/<uuid:smile>/", smiles.smile, name="smile"),
    path("<uuid:pk>/smiles/<uuid:smile>/edit/", changes.smile_edit, name="smile_edit"),
    path(
        "<uuid:pk>/smiles/<uuid:smile>/awake/", changes.smile_awake, name="smile_awake"
    ),
    path(
        "<uuid:pk>/smiles/<uuid:smile>/merge/<uuid:other>/",
        merges.smile_merge,
        name="smile_merge",
    ),
    path(
        "<uuid:pk>/smiles/<uuid:smile>/earlier/",
        changes.smile_earlier,
        name="smile_earlier",
    ),
    path(
        "<uuid:pk>/smiles/<uuid:smile>/delete/", bins.smile_delete, name="smile_delete"
    ),
    path(
        "<uuid:pk>/smiles/<uuid:smile>/restore/",
        bins.smile_restore,
        name="smile_restore",
    ),
]
