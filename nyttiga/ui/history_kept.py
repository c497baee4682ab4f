"""What has happened stays as it was written, held by the database.

The application adds rows to the history tables and never changes one. Rows go with retention
only, which works in every project (a task of `nyttiga.jobs`): no page can remove its tracks.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from nyttiga.ui.fence import EVERY_PROJECT

# django-simple-history's tables, by the column that they alone have.
HISTORY_TABLES = """
    SELECT c.relname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid
        AND a.attname = 'history_change_reason' AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    ORDER BY c.relname
"""


def put_up(owner_connection: BaseDatabaseWrapper, app_role: str) -> None:
    """Close every history table to changes; run after each migration, behind the fence."""
    role = owner_connection.ops.quote_name(app_role)
    with owner_connection.cursor() as cursor:
        cursor.execute(HISTORY_TABLES)
        for (table,) in cursor.fetchall():
            name = owner_connection.ops.quote_name(table)
            cursor.execute(
                f"""
                REVOKE UPDATE ON {name} FROM {role};
                ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS retention_removes ON {name};
                CREATE POLICY retention_removes ON {name} AS RESTRICTIVE FOR DELETE TO {role}
                    USING ((SELECT current_setting('{EVERY_PROJECT}', true) = 'on'));
                """
            )
