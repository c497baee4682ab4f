"""A row refers to rows of its own project only, held by the database.

The fence (`ui/fence.py`) hides another project's rows, but a foreign key is checked above it: a
number taken from somewhere else would still be accepted. So each foreign key between two tables
that have a project gets a second one beside it, over the project and the key together.
"""

from zlib import crc32

from django.db.backends.base.base import BaseDatabaseWrapper

# Foreign keys of one column between two tables that both have a project.
WITHIN_A_PROJECT = """
    SELECT f.conname, source.relname, key.attname, target.relname, target_key.attname
    FROM pg_constraint f
    JOIN pg_class source ON source.oid = f.conrelid
    JOIN pg_class target ON target.oid = f.confrelid
    JOIN pg_attribute key ON key.attrelid = f.conrelid AND key.attnum = f.conkey[1]
    JOIN pg_attribute target_key
        ON target_key.attrelid = f.confrelid AND target_key.attnum = f.confkey[1]
    JOIN pg_attribute ours ON ours.attrelid = f.conrelid
        AND ours.attname = 'project_id' AND NOT ours.attisdropped
    JOIN pg_attribute theirs ON theirs.attrelid = f.confrelid
        AND theirs.attname = 'project_id' AND NOT theirs.attisdropped
    WHERE f.contype = 'f' AND cardinality(f.conkey) = 1
        AND source.relnamespace = 'public'::regnamespace
    ORDER BY source.relname, key.attname
"""
BESIDE_THEM = "SELECT conname FROM pg_constraint WHERE conname LIKE 'same\\_project\\_%'"


def put_up(owner_connection: BaseDatabaseWrapper) -> None:
    """Give each foreign key within a project its second one; run after each migration."""
    quoted = owner_connection.ops.quote_name
    with owner_connection.cursor() as cursor:
        cursor.execute(WITHIN_A_PROJECT)
        keys = cursor.fetchall()
        cursor.execute(BESIDE_THEM)
        existing = {name for (name,) in cursor.fetchall()}
        for table, column in {(target, column) for *_, target, column in keys}:
            if (name := _name(table)) not in existing:
                cursor.execute(
                    f"ALTER TABLE {quoted(table)} ADD CONSTRAINT {quoted(name)}"
                    f" UNIQUE ({quoted(column)}, project_id)"
                )
        for key, table, column, target, target_column in keys:
            if (name := _name(key)) not in existing:
                cursor.execute(
                    f"ALTER TABLE {quoted(table)} ADD CONSTRAINT {quoted(name)}"
                    f" FOREIGN KEY ({quoted(column)}, project_id)"
                    f" REFERENCES {quoted(target)} ({quoted(target_column)}, project_id)"
                    # Checked last, as Django's own are.
                    " DEFERRABLE INITIALLY DEFERRED"
                )


def _name(of: str) -> str:
    """Within the 63 characters that PostgreSQL keeps of a name."""
    return f"same_project_{of[:40]}_{crc32(of.encode()):08x}"
