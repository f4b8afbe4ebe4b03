"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from config.charset import with_harmless_charset

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = with_harmless_charset(get_wsgi_application())
