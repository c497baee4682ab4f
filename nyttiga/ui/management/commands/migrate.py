"""`manage.py migrate`, run as the database's owner.

The application's own role owns nothing. So migrations go through the `owner` connection, and
afterwards the application is given just what it needs on each table, one project at a time.
"""

from typing import Any

from django.conf import settings
from django.core.management import CommandParser, call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections, transaction

from nyttiga import database
from nyttiga.ui import fence, history_kept, same_project

LOCK = 4_201_955  # any number that nobody else in this database locks


class Command(MigrateCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        # The checks before the first migration connect too, when the application's role may not
        # exist yet.
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        options["database"] = "owner"
        owner, app = settings.DATABASES["owner"], settings.DATABASES["default"]
        # With one login for both, the application takes its weaker role as it connects.
        app_role = app["USER"] if app["USER"] != owner["USER"] else database.APP_ROLE
        with connections["owner"].cursor() as cursor:
            # Two that migrate at once take turns. The lock ends with the connection at the latest.
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                self._migrate(app_role, *args, **options)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

    def _migrate(self, app_role: str, *args: Any, **options: Any) -> None:
        database.prepare_roles(connections["owner"], app_role)
        super().handle(*args, **options)
        call_command("createcachetable", database="owner", verbosity=0)
        with transaction.atomic(using="owner"):
            database.grant_to_app(connections["owner"], app_role, settings.APPEND_ONLY_TABLES)
            fence.put_up(connections["owner"], app_role)
            same_project.put_up(connections["owner"])
            history_kept.put_up(connections["owner"], app_role)
