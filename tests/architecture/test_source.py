"""What the plan of the house says about code, and import-linter cannot check."""

import ast
import subprocess

import pytest
from importlinter.cli import lint_imports

from brolly.config.home import CLONE
from tests.architecture.source import calls, functions, imported, modules, package_of

# Who may make a permit. Everybody else asks the gate for one.
MAKERS_OF_PERMITS = {"brolly/consent/gate.py"}

# Whole modules, or single functions, that ask or change something for nobody yet.
WITHOUT_ACTOR = {
    "brolly/organisations/actions/sign_in/checks.py": "finds out who somebody is",
    "brolly/organisations/actions/sign_in/factors.py": "finds out who somebody is",
    "brolly/organisations/actions/sign_in/passwords.py": "finds out who somebody is",
    "brolly/organisations/actions/sign_in/sessions.py": "finds out who somebody is",
    "brolly/organisations/actions/sign_in/waiting.py": "finds out who somebody is",
    "brolly/organisations/actions/staff/first.py: begin": "makes the first one, for a code",
    "brolly/organisations/actions/staff/first.py: check_first_code": "asks for that code",
    "brolly/organisations/actions/staff/joining.py: join_with_account": "a link speaks for her",
    "brolly/organisations/queries/details.py: details_of": "turns a row read before to values",
}


def test_the_contracts_between_packages_hold(monkeypatch, capsys):
    monkeypatch.chdir(CLONE)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_the_models_of_a_package_are_imported_only_at_home():
    strays = [
        f"{path} imports {name}"
        for path, tree in modules()
        for name in imported(tree)
        if name.startswith("brolly.")
        and ".models" in name
        and name.split(".")[1] != package_of(path)
    ]
    assert strays == []


def test_every_query_and_action_takes_an_actor_or_says_why_not():
    without = [
        f"{path}: {function.name}"
        for path, tree in modules()
        if {path.stem, *path.parts} & {"queries", "actions"}
        for function in functions(tree)
        if not {"actor", "by"} & arguments(function)
        and "No actor:" not in (ast.get_docstring(function) or "")
        and not {str(path), f"{path}: {function.name}"} & WITHOUT_ACTOR.keys()
    ]
    assert without == [], 'Take an actor, or write "No actor: ..." into the docstring.'


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    said = function.args
    return {each.arg for each in (*said.posonlyargs, *said.args, *said.kwonlyargs)}


def test_only_integrations_call_other_machines():
    callers = [
        f"{path} imports {name}"
        for path, tree in modules()
        for name in imported(tree)
        if name.startswith(("urllib.request", "http.client", "ftplib", "telnetlib", "xmlrpc"))
        and package_of(path) != "integrations"
    ]
    assert callers == []


def test_only_the_gate_makes_a_permit_to_share():
    makers = {str(path) for path, tree in modules() if "SharingPermit" in calls(tree)}
    assert makers <= MAKERS_OF_PERMITS


def test_no_file_names_a_registry_or_this_machine():
    # Written in pieces, or this test would find itself.
    forbidden = (
        "pypi" + ".org", "python" + "hosted", "registry" + ".npmjs", "deb." + "debian.org",
        "/work" + "/", "/root" + "/", "index" + "-url http",
    )  # fmt: skip
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CLONE, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git clone")
    found = []
    for name in filter(None, tracked.stdout.split("\0")):
        path = CLONE / name
        if path.is_file() and path.stat().st_size < 2_000_000:
            text = path.read_bytes().decode("utf-8", "ignore")
            found += [f"{name}: {word}" for word in forbidden if word in text]
    assert found == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later(word):
    left = [
        f"{path.relative_to(CLONE)}:{number}"
        for path in sorted(CLONE.glob("brolly/**/*.py"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if word in line.split()
    ]
    assert left == []
