from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter
from sqlmodel import SQLModel

import data
import data.tables
import domain
from bot.cli.table import CommandTable
from bot.settings.settings import Settings
from data.paths import TEMPLATES
from data.types import LookUp, Sealed
from domain.campaigns import load_all, load_forms
from domain.input.events import Chose, PushChose
from handlers.conversation import conversation
from handlers.core.router import Rule
from handlers.officer.jobs import JOBS

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "data", "domain", "handlers", "scheduler")
SCREENS = TEMPLATES / "screens"
SENTENCES = {"everywhere/contact_unasked", "everywhere/not_understood", "everywhere/old_button"}
SENTENCES |= {"everywhere/photo_unasked", "everywhere/voice_unasked"}

CODE = re.compile(r"[a-z_*]+")
Names = set[str]


@cache
def trees() -> dict[Path, ast.Module]:
    """Parse every file of the program once; released migrations keep their own words."""
    files = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")) if "versions" not in file.parts]
    return {file: ast.parse(file.read_text("utf-8")) for file in files}


@cache
def constants(file: Path) -> dict[str, str]:
    """Return the words that a module gives a name to, or takes from one that does."""
    found: dict[str, str] = {}
    for node in trees()[file].body:
        if isinstance(node, ast.Assign):
            found.update(_assigned(node))
        elif isinstance(node, ast.ImportFrom):
            source = ROOT.joinpath(*(node.module or "").split(".")).with_suffix(".py")
            known = constants(source) if source in trees() else {}
            found |= {name.asname or name.name: known[name.name] for name in node.names if name.name in known}
    return found


def _assigned(node: ast.Assign) -> Iterator[tuple[str, str]]:
    for target in node.targets:
        names = target.elts if isinstance(target, ast.Tuple) else [target]
        values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        for name, value in zip(names, values, strict=False):
            if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield name.id, value.value


@cache
def _by_kind() -> dict[type[ast.AST], list[tuple[Path, Any]]]:
    """Walk through every file once, for all that is asked of them."""
    found: dict[type[ast.AST], list[tuple[Path, Any]]] = defaultdict(list)
    for file, tree in trees().items():
        for node in ast.walk(tree):
            found[type(node)].append((file, node))
    return found


def nodes(kind: type[Any], *rooms: str) -> Iterator[tuple[Path, Any]]:
    for file, node in _by_kind()[kind]:
        if not rooms or file.relative_to(ROOT).parts[0] in rooms:
            yield file, node


def words_of(file: Path, node: ast.AST | None) -> Names:
    """Read the word, or the words, that an expression may be; the moving part of a word is written *."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.JoinedStr):
        return {"".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)}
    if isinstance(node, ast.IfExp):
        return words_of(file, node.body) | words_of(file, node.orelse)
    if isinstance(node, ast.Name):
        return {constants(file)[node.id]} if node.id in constants(file) else set()
    return set()


def called(names: Iterable[str], at: int, *rooms: str, keyword: str = "") -> Names:
    """Return the words in this place of every call of these functions."""
    found: Names = set()
    wanted = set(names)
    for file, node in nodes(ast.Call, *rooms):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in wanted:
            given = [node.args[at]] if len(node.args) > at else []
            given += [each.value for each in node.keywords if each.arg == keyword]
            found |= {word for each in given for word in words_of(file, each)}
    return found


def screens() -> Names:
    """Return the names of templates that stand alone in code; sentences above a screen are named with their folder."""
    templates = {file.relative_to(SCREENS).with_suffix("").as_posix() for file in SCREENS.rglob("*.j2")}
    words = {node.value for _, node in nodes(ast.Constant, "handlers", "bot") if isinstance(node.value, str)}
    return (words & templates) - {"choices", *SENTENCES}


def rules() -> list[Rule]:
    return [rule for router in conversation().routers for rule, _ in router.rules]


def choices() -> Names:
    heard = {rule.code for rule in rules() if rule.code and Chose in rule.kinds}
    return called(["Choice", "chose"], 0, "handlers", "bot") | heard


def pushed_choices() -> Names:
    heard = {rule.code for rule in rules() if rule.code and PushChose in rule.kinds}
    return {code for code in called(["choice"], 0, "domain") if CODE.fullmatch(code)} | heard


def draft_keys() -> Names:
    found: Names = set()
    for file, node in nodes(ast.Subscript, "handlers", "domain", "bot"):
        if getattr(node.value, "attr", getattr(node.value, "id", "")) == "draft":
            found |= words_of(file, node.slice)
    for file, node in nodes(ast.Call, "handlers", "domain", "bot"):
        of = getattr(node.func, "value", None)
        if getattr(node.func, "attr", "") in {"get", "pop"} and getattr(of, "attr", "") == "draft":
            found |= words_of(file, node.args[0])
    return found


def jobs() -> Names:
    """Return the officers' tasks of several steps, each with what it holds."""
    names = {kind.NAME for kind in JOBS}
    held = {kind: TypeAdapter(kind).json_schema()["properties"] for kind in JOBS}
    return names | {f"{kind.NAME}.{name}" for kind, properties in held.items() for name in properties}


def audit_actions() -> Names:
    found = called(["record"], 2, "domain", "scheduler") | called(["_store", "trail_line"], 2, "domain")
    for file, node in nodes(ast.Dict, "domain"):
        pairs = zip(node.keys, node.values, strict=True)
        found |= {word for key, value in pairs if "action" in words_of(file, key) for word in words_of(file, value)}
    return found


def refused() -> Names:
    """Return the codes of refusals that the audit trail keeps."""
    return called(["Refused"], 0, "domain", "handlers", "bot")


def metrics() -> Names:
    return called(["GaugeMetricFamily", "CounterMetricFamily"], 0, "bot")


def settings() -> Names:
    return {name.upper() for name in Settings.model_fields}


def commands() -> Names:
    table = CommandTable.read()
    return {*table.loads, *table.words} - {""}


def codes() -> Names:
    """Return every set of codes that is stored, as one line of its values."""
    found: Names = set()
    for package in (data, domain):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations." not in module.name:
                kinds = vars(importlib.import_module(module.name)).values()
                found |= {" ".join(kind) for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)}
    return found - {""}


def columns() -> Names:
    return {f"{table.name}.{column.name}" for table in SQLModel.metadata.sorted_tables for column in table.columns}


def sealed_kinds() -> Names:
    kinds = [column.type for table in SQLModel.metadata.sorted_tables for column in table.columns]
    return {kind.kind for kind in kinds if isinstance(kind, Sealed | LookUp)}


def typed_words() -> Names:
    raw: dict[str, list[str]] = yaml.safe_load((TEMPLATES / "words.yaml").read_text("utf-8"))
    return {f"{command}: {word}" for command, known in raw.items() for word in known} | set(raw)


def forms() -> Names:
    """Return the questions of every form: a stored record and a draft name their answers by them."""
    return {f"{code}/{question.code}" for code, form in load_forms().items() for question in form.questions}


def campaigns() -> Names:
    return {f"{slug} {campaign.record_prefix}" for slug, campaign in load_all().items()}


def web_paths() -> Names:
    found: Names = set()
    for file in trees():
        found |= {word for name, word in constants(file).items() if name.endswith("_PATH") and word.startswith("/")}
    return found | {word for word in called(["api_route"], 0, "bot") if word.startswith("/")}


def causes() -> Names:
    """Return the codes of why something is as it is: of pushes, updates and announcements."""
    found: Names = called(["Outcome"], 1, "bot", "domain", keyword="problem")
    for file, node in nodes(ast.Call, "bot", "data", "domain"):
        if getattr(node.func, "attr", "") == "values":
            found |= {word for each in node.keywords if each.arg == "problem" for word in words_of(file, each.value)}
    return found


CATEGORIES: dict[str, Callable[[], Names]] = {
    "screens": screens,
    "choices": choices,
    "pushed_choices": pushed_choices,
    "draft_keys": draft_keys,
    "jobs": jobs,
    "audit_actions": audit_actions,
    "refused": refused,
    "metrics": metrics,
    "settings": settings,
    "commands": commands,
    "codes": codes,
    "columns": columns,
    "sealed_kinds": sealed_kinds,
    "typed_words": typed_words,
    "forms": forms,
    "campaigns": campaigns,
    "web_paths": web_paths,
    "causes": causes,
}
