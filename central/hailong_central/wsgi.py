"""The WSGI application that granian's workers load."""

import os

from django.core.wsgi import get_wsgi_application

from hailong_central.service.sqlite_limits import limit_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hailong_central.settings")
application = get_wsgi_application()
limit_connections()
