"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.pop("NYTTIGA_EVERY_PROJECT", None)  # a command may have started the server
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nyttiga.settings")

application = get_wsgi_application()
