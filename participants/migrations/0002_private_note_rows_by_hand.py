"""Row security on the coaches' private notes: the database refuses what a query might forget.

FORCE makes it hold for the tables' owner too, as when one login does everything. A PostgreSQL
superuser is above it, so the application must never be one.
"""

from django.db import migrations

OWN = "coach_id = NULLIF(current_setting('nyttiga.user_id', true), '')::bigint"
# The coaching of one person ended (with all coaches, or with one): the day of the erasure may be
# set, once, by somebody who may not read the note.
ENDED = """
    erase_on IS NULL
    AND session_id IN (
        SELECT id FROM participants_coachingsession WHERE participant_id
            = NULLIF(current_setting('nyttiga.ended_participant', true), '')::bigint
    )
    AND coach_id = COALESCE(
        NULLIF(current_setting('nyttiga.ended_coach', true), '')::bigint, coach_id
    )
"""
SECURE = f"""
    CREATE POLICY own ON participants_privatenote USING ({OWN}) WITH CHECK ({OWN});
    CREATE POLICY ended ON participants_privatenote
        FOR UPDATE USING ({ENDED}) WITH CHECK (erase_on IS NOT NULL);
    CREATE POLICY due ON participants_privatenote FOR DELETE USING (erase_on <= CURRENT_DATE);
    ALTER TABLE participants_privatenote ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
"""
OPEN = """
    ALTER TABLE participants_privatenote NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
    DROP POLICY due ON participants_privatenote;
    DROP POLICY ended ON participants_privatenote;
    DROP POLICY own ON participants_privatenote;
"""

# A session or a user may be erased by somebody who cannot see the notes that hang on it: then the
# database takes them along. Django only knows of rows that it can read.
FOREIGN_KEYS = """
    DO $$
    DECLARE found record;
    BEGIN
        FOR found IN
            SELECT conname, pg_get_constraintdef(oid) AS words FROM pg_constraint
            WHERE contype = 'f' AND conrelid = 'participants_privatenote'::regclass
                AND confrelid IN (
                    'participants_coachingsession'::regclass, 'accounts_user'::regclass
                )
        LOOP
            EXECUTE format(
                'ALTER TABLE participants_privatenote DROP CONSTRAINT %1$I, ADD CONSTRAINT %1$I %2$s',
                found.conname, replace(found.words, '{before}', '{after}')
            );
        END LOOP;
    END $$;
"""
PLAIN, CASCADING = " DEFERRABLE", " ON DELETE CASCADE DEFERRABLE"


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_initial"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FOREIGN_KEYS.format(before=PLAIN, after=CASCADING),
            FOREIGN_KEYS.format(before=CASCADING, after=PLAIN),
        ),
        migrations.RunSQL(SECURE, OPEN),
    ]
