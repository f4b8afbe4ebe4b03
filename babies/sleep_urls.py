"""Sleep and bedtime, under a baby's address."""

from django.urls import path

from babies.views import bedtime, bedtime_routine, bins, sleep, sleep_bins

urlpatterns = [
    path("sleep/", sleep.sleeps, name="sleeps"),
    path("sleep/new/", sleep.sleep_new, name="sleep_new"),
    path("sleep/start/", sleep.sleep_start, name="sleep_start"),
    path("sleep/stop/", sleep.sleep_stop, name="sleep_stop"),
    path("sleep/bin/", bins.old_bin, name="sleep_bin"),
    path("sleep/<uuid:sleep>/edit/", sleep.sleep_edit, name="sleep_edit"),
    path("sleep/<uuid:sleep>/resume/", sleep.sleep_resume, name="sleep_resume"),
    path("sleep/<uuid:sleep>/delete/", sleep_bins.sleep_delete, name="sleep_delete"),
    path("sleep/<uuid:sleep>/restore/", sleep_bins.sleep_restore, name="sleep_restore"),
    path("bedtime/", bedtime.bedtime, name="bedtime"),
    path("bedtime/ticks/", bedtime.bedtime_ticks, name="bedtime_ticks"),
    path("bedtime/in-bed/", bedtime.bedtime_in_bed, name="bedtime_in_bed"),
    path(
        "bedtime/evenings/<uuid:night>/clear/",
        bedtime.bedtime_clear,
        name="bedtime_clear",
    ),
    # The routine and its steps.
    path("bedtime/routine/", bedtime_routine.bedtime_routine, name="bedtime_routine"),
    path(
        "bedtime/routine/<uuid:step>/move/",
        bedtime_routine.bedtime_step_move,
        name="bedtime_step_move",
    ),
    path(
        "bedtime/routine/<uuid:step>/retire/",
        bedtime_routine.bedtime_step_retire,
        name="bedtime_step_retire",
    ),
    path(
        "bedtime/routine/<uuid:step>/restore/",
        bedtime_routine.bedtime_step_restore,
        name="bedtime_step_restore",
    ),
]
