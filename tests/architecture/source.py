"""The code as trees, for tests that say what an import contract cannot."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from brolly.config.home import CLONE

PACKAGES = sorted(path.parent.name for path in CLONE.glob("brolly/*/__init__.py"))


def modules(*, tests: bool = False) -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of the product, by its path from the clone."""
    for path in sorted(CLONE.glob("brolly/**/*.py")):
        if "migrations" not in path.parts and (tests or "tests" not in path.parts):
            yield path.relative_to(CLONE), _tree(path)


def package_of(path: Path) -> str:
    return path.parts[1]


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the full names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[str]:
    """Yield the last name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the functions that a module offers: at its top, without an underscore."""
    for node in tree.body:
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_function and not node.name.startswith("_"):
            yield node


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())
