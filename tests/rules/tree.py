"""The code as the rules see it: modules with their imports, their texts and their functions."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import run

ROOT = Path(run.__file__).resolve().parent
PACKAGES = ("warehouse", "dashboard")
Function = ast.FunctionDef | ast.AsyncFunctionDef
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Text:
    """One string literal that is not a docstring; an f-string counts with its gaps as ``{}``."""

    line: int
    value: str


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name and its source."""

    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    def is_in(self, *places: str) -> bool:
        """Whether the module is one of the named ones or stands inside one of them."""
        return any(self.name == place or self.name.startswith(f"{place}.") for place in places)

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """The dotted names of all imports, ``from a import b`` as ``a.b``, wherever they stand."""
        return tuple(_imports(self.tree))

    def imports_from(self, *packages: str) -> tuple[str, ...]:
        """Those imports that come from one of the packages."""
        return tuple(name for name in self.imports if Module(name, "").is_in(*packages))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All string literals but the docstrings."""
        return tuple(_texts(self.tree))

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """All functions, methods and inner functions."""
        return tuple(node for node in ast.walk(self.tree) if isinstance(node, Function))


@cache
def modules() -> tuple[Module, ...]:
    """The modules of the product."""
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return tuple(Module(_dotted(path), path.read_text(encoding="utf-8")) for path in files)


def tracked_files() -> list[Path]:
    """The files that are, or are about to be, part of the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _texts(tree: ast.Module) -> Iterator[Text]:
    passed = {id(doc) for node in ast.walk(tree) if (doc := _docstring(node))}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed.update(id(value) for value in node.values)
            yield Text(node.lineno, "".join(_part(value) for value in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield Text(node.lineno, node.value)


def _part(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "{}"


def _docstring(node: ast.AST) -> ast.expr | None:
    if not isinstance(node, DOCUMENTED) or not node.body:
        return None
    first = node.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return first.value if is_text and isinstance(first.value.value, str) else None
