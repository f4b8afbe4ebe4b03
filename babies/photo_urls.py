"""Photos, under a baby's address."""

from django.urls import path

from babies.views import bins, photos

urlpatterns = [
    path("photos/bin/", bins.old_bin, name="photo_bin"),
    path("photos/<uuid:photo>.webp", photos.picture, name="picture"),
    path("photos/<uuid:photo>-small.webp", photos.picture_small, name="picture_small"),
    path("photos/<uuid:photo>/", photos.photo, name="photo"),
    path("photos/<uuid:photo>/delete/", photos.photo_delete, name="photo_delete"),
    path("photos/<uuid:photo>/restore/", photos.photo_restore, name="photo_restore"),
]
