"""
The history is append-only and chained, whoever writes.

The trigger numbers each entry of an organisation, stamps it with the database's
own hash over the entry before, and other triggers refuse every change, also in
replica mode (ENABLE ALWAYS). The head row is locked, so a chain has no fork.
"""

import uuid

from django.db import migrations, models

from brolly.access.row_security import append_only, protect

TRIGGERS = """
CREATE TABLE history_head (
    organisation_id uuid PRIMARY KEY,
    sequence bigint NOT NULL,
    hash bytea NOT NULL
);
REVOKE ALL ON history_head FROM brolly_app;
GRANT SELECT ON history_head TO brolly_app;

-- Each part with its length before it, so that no two entries are written alike.
-- brolly/history/rules.py says the same in Python, and shares no code with this.
CREATE FUNCTION history_hash(e history_entry) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT sha256(e.previous_hash || convert_to((
        SELECT string_agg(coalesce(octet_length(part) || ':' || part, '-') || ',', ''
                          ORDER BY place)
        FROM unnest(ARRAY[
            e.id::text, e.organisation_id::text, e.sequence::text,
            to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            e.actor, e.staff_id::text, e.device, e.event, e.subject_id::text,
            e.details::text]) WITH ORDINALITY AS parts (part, place)), 'UTF8'))
$$;

CREATE FUNCTION history_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE head history_head;
BEGIN
    INSERT INTO history_head VALUES (NEW.organisation_id, 0, '')
    ON CONFLICT (organisation_id) DO NOTHING;
    SELECT * INTO head FROM history_head
    WHERE organisation_id = NEW.organisation_id FOR UPDATE;
    NEW.sequence := head.sequence + 1;
    NEW.previous_hash := head.hash;
    NEW.hash := history_hash(NEW);
    UPDATE history_head SET sequence = NEW.sequence, hash = NEW.hash
    WHERE organisation_id = NEW.organisation_id;
    RETURN NEW;
END $$;

CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is append-only';
END $$;

CREATE TRIGGER chain BEFORE INSERT ON history_entry
    FOR EACH ROW EXECUTE FUNCTION history_chain();
CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON history_entry
    FOR EACH ROW EXECUTE FUNCTION history_refuse();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON history_entry
    FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();
ALTER TABLE history_entry ENABLE ALWAYS TRIGGER chain;
ALTER TABLE history_entry ENABLE ALWAYS TRIGGER no_change;
ALTER TABLE history_entry ENABLE ALWAYS TRIGGER no_truncate;
"""

BACKWARD = """
DROP FUNCTION history_chain() CASCADE;
DROP FUNCTION history_refuse() CASCADE;
DROP FUNCTION history_hash(history_entry);
DROP TABLE history_head;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0001_gate")]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("sequence", models.BigIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=80)),
                ("staff_id", models.UUIDField(null=True)),
                ("device", models.CharField(default="", max_length=32)),
                ("event", models.CharField(max_length=80)),
                ("subject_id", models.UUIDField(db_index=True)),
                ("details", models.JSONField(default=dict)),
                ("previous_hash", models.BinaryField(default=b"")),
                ("hash", models.BinaryField(default=b"")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "sequence"), name="history_one_chain"
                    )
                ],
            },
        ),
        migrations.RunSQL(TRIGGERS, BACKWARD),
        append_only("history_entry"),
        protect("history_entry"),
    ]
