"""What a family takes away or ends: pages of a baby, and pages at the root."""

from django.urls import include, path

from exchange.views.keepsakes import keepsake_image, keepsakes
from exchange.views.visit import visit_file, visit_notes, visit_page

app_name = "exchange"

of_a_baby = [
    path("reports/visit/", visit_page, name="visit"),
    path("reports/visit.pdf", visit_file, name="visit_file"),
    path("reports/visit/notes/", visit_notes, name="visit_notes"),
    path("keepsakes/", keepsakes, name="keepsakes"),
    path("keepsakes/<slug:kind>.png", keepsake_image, name="keepsake"),
]

urlpatterns = [path("babies/<uuid:pk>/", include(of_a_baby))]
