"""The web application, served by granian in WSGI mode."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huolto.config.settings.base")
application = get_wsgi_application()
