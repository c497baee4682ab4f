"""The database itself keeps what is requested from the funder under the granted ceiling."""

from django.db import migrations

WITHIN_CEILING = """
CREATE FUNCTION requisition_within_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE granted numeric;
BEGIN
    SELECT ceiling INTO granted FROM projects_project WHERE id = NEW.project_id FOR UPDATE;
    IF granted < (SELECT sum(amount) FROM reporting_requisition WHERE project_id = NEW.project_id)
    THEN
        RAISE EXCEPTION 'requisitions exceed the ceiling'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'requisition_within_ceiling';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER requisition_within_ceiling AFTER INSERT OR UPDATE ON reporting_requisition
FOR EACH ROW EXECUTE FUNCTION requisition_within_ceiling();
"""
UNDO = """
DROP TRIGGER requisition_within_ceiling ON reporting_requisition;
DROP FUNCTION requisition_within_ceiling();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0002_keep_frozen_files_by_hand"),
        ("projects", "0001_initial"),
    ]

    operations = [migrations.RunSQL(WITHIN_CEILING, UNDO)]
