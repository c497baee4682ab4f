"""`manage.py flush`, run as the database's owner: the application may not empty tables."""

from typing import Any

from django.core.management.commands.flush import Command as FlushCommand


class Command(FlushCommand):
    help = __doc__ or ""

    def handle(self, **options: Any) -> None:
        super().handle(**(options | {"database": "owner"}))
