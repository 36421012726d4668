"""A warning made from a report is as closed as the report: the database says so as well."""

from django.db import migrations

from brolly.access.row_security import close_to_others


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0004_no_table_of_a_session"),
        ("consent", "0006_closed_to_others"),
    ]
    operations = [close_to_others("alerts_alert", subject="subject_id")]
