"""Each organisation sees its own; what was erased is never rewritten."""

from django.db import migrations

from brolly.access.row_security import append_only, protect


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial"), ("access", "0001_gate")]
    operations = [
        protect("retention_legalhold"),
        protect("retention_rightsrequest"),
        protect("retention_erasure"),
        append_only("retention_erasure"),
    ]
