"""The database itself keeps the files of fixed reports: their bytes are never changed or removed."""

from django.db import migrations

KEEP = """
CREATE FUNCTION keep_frozen_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM reporting_frozenfile WHERE file_id = OLD.id) THEN
        RAISE EXCEPTION 'the file of a fixed report never changes';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_frozen_file BEFORE UPDATE OR DELETE ON projects_storedfile
FOR EACH ROW EXECUTE FUNCTION keep_frozen_file();
"""
UNDO = """
DROP TRIGGER keep_frozen_file ON projects_storedfile;
DROP FUNCTION keep_frozen_file();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0001_initial"),
        ("projects", "0001_initial"),
    ]

    operations = [migrations.RunSQL(KEEP, UNDO)]
