from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import __version__
from bot.cli.main import LazyGroup
from bot.cli.table import CommandTable, name_of
from bot.errors import CommandError, PlainError
from tests.support.amounts import DEADLINE
from tests.support.rooms import ROOT, is_vietnamese

HEAVY = ("aiogram", "sqlalchemy", "sqlmodel", "fastapi", "apscheduler", "aiohttp", "handlers", "domain", "scheduler")
ASK = """
import json, sys
sys.argv = ["bot", *{args!r}]
from bot.cli.main import main
try:
    main()
except SystemExit as end:
    code = end.code or 0
print(json.dumps([code, sorted({{name.partition(".")[0] for name in sys.modules}})]), file=sys.stderr)
"""


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}}
    return subprocess.run(  # noqa: S603 - the project's own command
        [sys.executable, "-m", "bot", *args],
        cwd=ROOT,
        env=kept | {"PYTHONUTF8": "1", "COLUMNS": "200"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=5 * DEADLINE,
    )


@pytest.mark.parametrize("args", [("--help",), ("doctor", "--help"), ("webhook", "set", "--help"), ("webhook", "set")])
def test_the_administrators_line_starts_without_the_rest(args: tuple[str, ...]) -> None:
    asked = subprocess.run(  # noqa: S603 - the project's own command
        [sys.executable, "-c", ASK.format(args=args)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=5 * DEADLINE,
    )
    code, loaded = json.loads(asked.stderr.splitlines()[-1])
    assert code == (0 if "--help" in args else 2)
    assert [name for name in HEAVY if name in loaded] == []


def test_the_help_lists_every_command_in_the_order_of_the_table() -> None:
    table = CommandTable.read()
    shown = run("--help").stdout
    places = [shown.index(table.words[name]) for name in table.loads]
    assert places == sorted(places)


def test_what_went_wrong_is_told_in_words_with_code_2() -> None:
    ended = run("webhook", "set")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "PUBLIC_URL" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_command_that_does_not_exist_is_refused_with_a_hint() -> None:
    ended = run("webhok", "set")
    assert ended.returncode == 2
    assert "webhook" in ended.stderr


@pytest.fixture
def table() -> Callable[[str], LazyGroup]:
    def make(target: str) -> LazyGroup:
        return LazyGroup(CommandTable(loads={"thu": target}, words={"": "x", "thu": "Thử"}))

    return make


def test_a_command_that_this_copy_does_not_have(table: Callable[[str], LazyGroup]) -> None:
    with pytest.raises(CommandError) as caught:
        table("bot.cli.commands.not_written:app").load("thu")
    assert caught.value.code == "command_absent"


def test_a_command_whose_package_is_not_installed(
    table: Callable[[str], LazyGroup], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "command_in_need.py").write_text("import a_package_that_is_not_there\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(CommandError) as caught:
        table("command_in_need:app").load("thu")
    assert caught.value.code == "package_absent"
    assert caught.value.facts == {"command": "thu", "package": "a_package_that_is_not_there"}


def written() -> list[str]:
    """The commands of the table whose module is there."""
    loads = CommandTable.read().loads
    return [name for name, target in loads.items() if (ROOT / f"{target.split(':')[0].replace('.', '/')}.py").is_file()]


def parts(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, command
    for parameter in command.params:
        yield f"{path} {name_of(parameter)}", parameter
    for name, child in getattr(command, "commands", {}).items():
        yield from parts(child, f"{path} {name}")


@pytest.mark.parametrize("name", written())
def test_every_command_and_option_is_explained_to_the_administrator(name: str) -> None:
    group = LazyGroup(CommandTable.read())
    silent = [path for path, part in parts(group.load(name), name) if not is_vietnamese(part.help or "")]
    assert silent == [], "add these to words in data/templates/commands/help.yaml"


def test_the_table_explains_only_what_can_be_called() -> None:
    table = CommandTable.read()
    assert {words.split(" ")[0] for words in table.words} - {"", "--version"} == set(table.loads)


def test_a_command_is_found_by_its_earlier_name_too() -> None:
    assert run("poison", "--help").stdout == run("dead-letters", "--help").stdout.replace(
        "bot poison", "bot dead-letters"
    )
    assert "poison" not in run("--help").stdout


def test_it_tells_its_version() -> None:
    assert run("--version").stdout.strip() == __version__


def test_a_plain_error_carries_its_facts() -> None:
    assert PlainError("token_refused", host="x").facts == {"host": "x"}
