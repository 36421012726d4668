"""What the database lets the application do, compared with what was reviewed."""

import os

import pytest
from django.db import connections

from brolly.config import postgresql
from brolly.config.home import CLONE

REVIEWED = CLONE / "tests" / "architecture" / "catalogue.txt"

# Tables without row security, and why. Django's and the queue's come first.
NO_ROW_SECURITY = {
    "django_migrations": "which migrations ran",
    "django_content_type": "names of tables",
    "django_session": "sessions, before anybody is known",
    "auth_group": "unused: roles are in brolly/access",
    "auth_group_permissions": "unused: roles are in brolly/access",
    "auth_permission": "unused: roles are in brolly/access",
    "account_emailaddress": "accounts belong to no organisation",
    "account_emailconfirmation": "accounts belong to no organisation",
    "mfa_authenticator": "second factors belong to an account",
    # The key store is a database of its own that no page queries: the vault opens a wrap
    # only for the organisation it was made for, and a wrap alone opens nothing.
    "vault_contentkey": "key store: which keys there are",
    "vault_projectkey": "key store: each project's key, wrapped",
    "vault_wrap": "key store: each key, wrapped for one project",
    "organisations_staffmember": "accounts belong to no organisation; one may work for two",
    "organisations_device": "a pseudonymous device of an account",
    "organisations_signindelay": "how long an account waits after wrong tries",
    "organisations_passwordlink": "a link to a new password, of an account or of nobody",
    "organisations_firstcode": "the one-time code of an empty installation",
    "history_head": "last number and hash of each chain, no entry",
}
QUEUE = "procrastinate_"  # the queue: ids only, read by the worker for everybody

# Tables about one report whose rows everybody of the organisation may see, and why.
SEEN_THOUGH_CLOSED = {
    "consent_hold": "a code; a number that is hers is held whoever finds it out",
    "consent_override": "what a duty told whom is in the open; its reason is sealed",
    "consent_recipientblock": "who may never get it: asked before anything leaves",
    "consent_restriction": "who may open it: asked to know that it is closed",
    "history_entry": "that something was done, by whom: codes only",
    "incidents_incidentidentifier": "numbers are sealed; hers is held in every report",
    "incidents_sheetrow": "which row of a file became which report: ids only",
    "retention_erasure": "that it was erased, and when",
    "retention_legalhold": "that it may not be erased; its reason is sealed",
}

TABLES = """
    SELECT n.nspname || '.' || c.relname, pg_get_userbyid(c.relowner), c.relrowsecurity,
           c.relforcerowsecurity,
           EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid
                   AND a.attname = 'organisation_id' AND NOT a.attisdropped),
           (SELECT string_agg(privilege_type, ' ' ORDER BY privilege_type)
            FROM aclexplode(c.relacl) WHERE grantee = 'brolly_app'::regrole)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm')
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
"""
POLICIES = """
    SELECT tablename, policyname, permissive, cmd, roles::text, qual, with_check
    FROM pg_policies ORDER BY 1, 2
"""
FUNCTIONS = """
    SELECT n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
           pg_get_userbyid(p.proowner), p.prosecdef, coalesce(p.proconfig::text, ''),
           has_function_privilege('brolly_app', p.oid, 'EXECUTE'),
           (SELECT count(*) FROM aclexplode(p.proacl) WHERE grantee = 0) > 0 OR p.proacl IS NULL
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND p.proname NOT LIKE 'procrastinate%' ORDER BY 1
"""
TRIGGERS = """
    SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger
    WHERE NOT tgisinternal AND tgname NOT LIKE 'procrastinate%' ORDER BY 1, 2
"""


def asked(alias: str, question: str) -> list[tuple]:
    name = connections[alias].settings_dict["NAME"]
    with postgresql.connect_as_cluster(name) as cluster:
        return cluster.execute(question).fetchall()


@pytest.mark.parametrize("alias", ["default", "keys"])
def test_every_table_of_an_organisation_is_behind_forced_row_security(db, alias):
    bare = [
        table
        for table, _, enabled, forced, owned, _ in asked(alias, TABLES)
        if owned and not (enabled and forced)
        and table.removeprefix("public.") not in NO_ROW_SECURITY
    ]  # fmt: skip
    assert bare == []


def test_every_other_table_without_row_security_is_listed_with_a_reason(db):
    unlisted = [
        name
        for table, _, enabled, _, _, _ in asked("default", TABLES)
        if not enabled
        and not (name := table.removeprefix("public.")).startswith((QUEUE, "gate."))
        and name not in NO_ROW_SECURITY
    ]
    assert unlisted == []


@pytest.mark.parametrize("alias", ["default", "keys"])
def test_everything_belongs_to_the_owner_and_never_to_the_application(db, alias):
    owners = {row[1] for row in asked(alias, TABLES)} | {
        row[1] for row in asked(alias, FUNCTIONS)
    }
    assert owners <= {"brolly_owner"}


def test_the_application_cannot_read_the_secret_or_sign_for_itself(db):
    grants = {row[0]: row[5] for row in asked("default", TABLES)}
    assert grants["gate.secret"] is None
    may_call = {row[0] for row in asked("default", FUNCTIONS) if row[4] and "gate." in row[0]}
    assert may_call == {
        "gate.organisation()",
        "gate.staff()",
        "gate.closed()",
        "gate.closed_packets()",
    }


@pytest.mark.parametrize("alias", ["default", "keys"])
def test_a_function_that_runs_as_its_owner_has_a_fixed_search_path(db, alias):
    loose = [
        row[0] for row in asked(alias, FUNCTIONS) if row[2] and "search_path" not in row[3]
    ]
    assert loose == []


def test_every_table_about_a_report_is_closed_with_it_or_listed_with_a_reason(db):
    about_one = asked(
        "default",
        """
        SELECT DISTINCT table_name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name IN ('subject_id', 'incident_id')
        """,
    )
    closed = {
        table for table, policy, *_ in asked("default", POLICIES) if policy == "open_to_me"
    }
    left = {table for (table,) in about_one} - closed
    assert left == set(SEEN_THOUGH_CLOSED)


def test_the_history_can_only_grow(db):
    grants = {row[0]: row[5] for row in asked("default", TABLES)}
    assert grants["public.history_entry"] == "INSERT SELECT"
    assert grants["public.history_head"] == "SELECT"


def test_the_catalogue_is_the_one_that_was_reviewed(db):
    lines = []
    for alias in ("default", "keys"):
        for title, question in (
            ("table, owner, row security, forced, of an organisation, application may", TABLES),
            ("table, policy, kind, for, roles, sees, may write", POLICIES),
            (
                "function, owner, runs as owner, settings, application may, public may",
                FUNCTIONS,
            ),
            ("table, trigger, enabled", TRIGGERS),
        ):
            lines.append(f"# {alias}: {title}")
            lines += [" | ".join(map(str, row)) for row in asked(alias, question)]
    now = "\n".join(lines) + "\n"
    if os.environ.get("WRITE_CATALOGUE") == "1":
        REVIEWED.write_text(now)
    assert REVIEWED.read_text() == now, "Review the difference, then: make catalogue"
