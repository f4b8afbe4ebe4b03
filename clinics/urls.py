"""The clinic's pages under /clinic/, the family's sharing, and links for others.

Each part keeps its addresses in a list of its own.
"""

from django.urls import URLPattern, include, path

app_name = "clinics"

# What a family shares: under babies/<uuid>/
of_a_baby: list[URLPattern] = []
# Staff: under clinic/
of_a_clinic: list[URLPattern] = []

urlpatterns = [
    path("babies/<uuid:pk>/", include(of_a_baby)),
    path("clinic/", include(of_a_clinic)),
]
