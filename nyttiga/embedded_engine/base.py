"""Django's PostgreSQL backend, with an embedded server that is started by the first connection.

A command that needs no database starts nothing, and a connection after a crash starts the server
again. EMBEDDED_DATA_DIR in the database's settings says where the server lives.
"""

import time
from collections.abc import Iterable
from typing import Any

import psycopg2
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base, client, creation

from nyttiga import embedded_postgres


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the psql of the server's own version."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        server = embedded_postgres.ensure_running(settings_dict["EMBEDDED_DATA_DIR"])
        settings_dict = {**settings_dict, "HOST": str(server.socket_dir)}
        (_, *arguments), environment = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [str(embedded_postgres.command("psql")), *arguments], environment


class DatabaseCreation(creation.DatabaseCreation):
    """Django's test databases, guarded."""

    def set_as_test_mirror(self, primary_settings_dict: dict[str, Any]) -> None:
        """Refuse to mirror the real database, as Django does when no test asks for its owner."""
        if primary_settings_dict["NAME"] == self.connection.settings_dict["NAME"]:
            raise ImproperlyConfigured(
                "The tests would run in the real database: no test database was made. "
                'Let at least one test use the database "owner".'
            )
        super().set_as_test_mirror(primary_settings_dict)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper; only the way to the server differs."""

    client_class = DatabaseClient
    creation_class = DatabaseCreation

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return self._connect(conn_params)
        except psycopg2.OperationalError:
            # Perhaps the server was killed or stopped just as we came: once more tells.
            time.sleep(0.2)
            return self._connect(conn_params)

    def _connect(self, conn_params: dict[str, Any]) -> Any:
        try:
            server = embedded_postgres.ensure_running(self.settings_dict["EMBEDDED_DATA_DIR"])
        except embedded_postgres.EmbeddedPostgresError as error:
            raise psycopg2.InterfaceError(str(error)) from error  # not tried twice
        # requirepeer: talk to nobody but our server, whoever may have put a socket there.
        return super().get_new_connection(
            {**conn_params, "host": str(server.socket_dir), "requirepeer": server.account}
        )
