"""A function reads our tables, and none that a session made under the same name."""

from django.db import migrations

FORWARD = """
ALTER FUNCTION alerts_not_in_practice() SET search_path = pg_catalog, public, pg_temp;
"""
BACKWARD = "ALTER FUNCTION alerts_not_in_practice() SET search_path = pg_catalog, public;"


class Migration(migrations.Migration):
    dependencies = [("alerts", "0003_what_she_knows")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
