"""A function reads our tables, and none that a session made under the same name."""

from django.db import migrations

FORWARD = "ALTER FUNCTION disclosures_unchangeable() SET search_path = pg_catalog, pg_temp;"
BACKWARD = "ALTER FUNCTION disclosures_unchangeable() SET search_path = pg_catalog;"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0006_answers_by_word_of_mouth")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
