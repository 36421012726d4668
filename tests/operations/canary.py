"""Put marked values through every sealed column, and look for them in every file."""

import base64
import sys
import uuid
from datetime import UTC, date, datetime
from pathlib import Path

MARK = "Qz7canaryMark9Kd"
CONTROL = "Vx4plainControl2Hs"
ORGANISATION = uuid.UUID(int=0xA1)


def shapes_of(mark: str) -> dict[str, bytes]:
    """Return how a text may look in a file: plain, wide, hexadecimal, base64."""
    raw = mark.encode()
    shapes = {
        "plain": raw,
        "utf-16-le": mark.encode("utf-16-le"),
        "utf-16-be": mark.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
    }
    for ahead in range(3):
        # What stands before and after changes the outermost letters only.
        coded = base64.b64encode(b"\0" * ahead + raw).rstrip(b"=")
        shapes[f"base64+{ahead}"] = coded[4 if ahead else 0 : -2]
    return shapes


def files_with(folder: Path, mark: str) -> dict[str, list[str]]:
    """Return which files below a folder hold a text, and in which shapes."""
    shapes, found = shapes_of(mark), {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        content = path.read_bytes()
        if seen := [name for name, shape in shapes.items() if shape in content]:
            found[str(path)] = seen
    return found


def plant() -> None:
    """Seal, store, read back and fail to store at least 200 marked values."""
    from brolly.config import prepare

    prepare.prepare()
    import django

    django.setup()
    from django.apps import apps

    from brolly.config import postgresql
    from brolly.vault.fields import SealedField

    _loosen(postgresql)
    columns = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField)
    ]
    each = -(-200 // len(columns)) + 1
    figures = {"columns": len(columns), "sealed": 0, "opened": 0, "refused": 0}
    for model in dict.fromkeys(model for model, _ in columns):
        names = [name for one, name in columns if one is model]
        for number in range(each):
            sealed, opened, refused = _plant_row(model, names, number)
            figures["sealed"] += sealed
            figures["opened"] += opened
            figures["refused"] += refused
    figures["committed_before"] = _key_seen_from_outside(postgresql)
    with postgresql.connect_as_cluster("brolly") as cluster:
        cluster.execute("CREATE TABLE control (said text)")
        cluster.execute("INSERT INTO control VALUES (%s)", [CONTROL])
        cluster.execute("CHECKPOINT")
    from django.db import connections

    for connection in connections.all():
        connection.close_pool()
    sys.stdout.write(" ".join(f"{name}={value}" for name, value in figures.items()))


def _loosen(postgresql) -> None:
    """Take away what ties tables together, and store every value as it is."""
    constraints = """
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname)
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        WHERE contype IN ('c', 'f') AND nspname = 'public' AND conrelid <> 0
    """
    unpacked = """
        SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL',
                      attrelid::regclass, attname)
        FROM pg_attribute a JOIN pg_class t ON t.oid = attrelid
        JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind = 'r' AND nspname = 'public' AND attstorage = 'x' AND attnum > 0
          AND NOT attisdropped
    """
    admitted = """
        SELECT format('CREATE POLICY canary_%s ON %s FOR %s (true)', left(way, 1), oid::regclass, way)
        FROM pg_class, unnest(ARRAY['INSERT WITH CHECK', 'SELECT USING']) way
        WHERE relrowsecurity
    """
    with postgresql.connect_as_cluster("brolly") as cluster:
        for question in (constraints, unpacked, admitted):
            for (statement,) in cluster.execute(question).fetchall():
                cluster.execute(statement)


def _plant_row(model, names: list[str], number: int) -> tuple[int, int, int]:
    from django.db import DatabaseError, transaction

    from brolly.access.scope import acting, reading
    from brolly.access.vocabulary import Actor
    from brolly.vault import opening, steps
    from brolly.vault.vocabulary import KeyKind

    actor = Actor(name="canary", organisation_id=ORGANISATION)
    row = _row(model)
    row.key_id = steps.new_key(organisation_id=ORGANISATION, kind=KeyKind.INCIDENT)
    said = {}
    for name in names:
        # Short ones, and some of several pages that the database stores apart.
        said[name] = f"{MARK}-{name}-{number}-" + f"{MARK} ţară " * (number % 4) * 60
        steps.seal(row, name, said[name], organisation_id=ORGANISATION)
    refused = 0
    with acting(actor):
        row.save(force_insert=True)
        try:
            with transaction.atomic():  # a second time: the statement fails, values and all
                row.save(force_insert=True)
        except DatabaseError:
            refused = 1
    with reading(actor):
        kept = model._default_manager.get(pk=row.pk)
        opened = sum(opening.open_sealed(actor, kept, name) == said[name] for name in names)
    return len(names), opened, refused


def _row(model):
    from django.db.models import NOT_PROVIDED

    row = model()
    for field in model._meta.concrete_fields:
        if field.name.endswith("organisation_id"):
            setattr(row, field.attname, ORGANISATION)
        elif not field.null and field.default is NOT_PROVIDED:
            setattr(row, field.attname, _some(field))
    return row


def _some(field):
    kind = field.target_field if field.is_relation else field
    return {
        "UUIDField": uuid.uuid4,
        "DateTimeField": lambda: datetime.now(UTC),
        "DateField": date.today,
        "BooleanField": lambda: False,
        "BinaryField": lambda: uuid.uuid4().bytes,
        "CharField": lambda: uuid.uuid4().hex[: kind.max_length],
        "TextField": lambda: uuid.uuid4().hex,
        "JSONField": dict,
        "ArrayField": list,
    }.get(kind.get_internal_type(), lambda: uuid.uuid4().int % 30_000)()


def _key_seen_from_outside(postgresql) -> int:
    """Return 1 if a key is committed while the transaction that will name it is open."""
    from brolly.access.scope import acting
    from brolly.access.vocabulary import Actor
    from brolly.vault import steps
    from brolly.vault.vocabulary import KeyKind

    with acting(Actor(name="canary", organisation_id=ORGANISATION)):
        made = steps.new_key(organisation_id=ORGANISATION, kind=KeyKind.INCIDENT)
        with postgresql.connect_as_cluster("brolly_keys") as outside:
            asked = outside.execute("SELECT count(*) FROM vault_wrap WHERE key_id = %s", [made])
            return int(asked.fetchone()[0])
