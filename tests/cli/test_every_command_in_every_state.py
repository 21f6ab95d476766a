"""Whatever the database is like, a command ends in one sentence with the remedy and its code, never in a traceback."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, event

from bot.cli.main import main
from bot.cli.table import CommandTable
from bot.settings.settings import Settings
from data.paths import DATA
from tests.support.keys import KEYS
from tests.support.watching import free_port

pytestmark = pytest.mark.long

NOBODY = 65534
COMMANDS = {
    "run": ["run"],
    "migrate": ["migrate"],
    "zalo": ["zalo", "consent"],
    "units": ["units", "import", "units.csv"],
    "members": ["members", "import", "members.csv"],
    "invite": ["invite", "--unit", "X", "--bot", "x"],
    "qr": ["qr", "--unit", "X", "--bot", "x"],
    "announce": ["announce", "--unit", "X", "--text-file", "units.csv"],
    "outbox": ["outbox"],
    "channel": ["channel", "off", "zalo_bot"],
    "dead-letters": ["dead-letters", "list"],
    "backup": ["backup", "kept.tar"],
    "key": ["key", "lost", "--yes"],
    "roles": ["roles", "end", "1"],
    "campaign": ["campaign", "attach", "thanh-hoa-2021", "--unit", "X"],
}
WITHOUT = {"doctor", "demo", "webhook", "alarm", "calendar", "ready", "restore"}
"""They ask no database of this installation, or are tried on their own."""


class State(NamedTuple):
    """How a database is brought into a state, and what every command then names."""

    spoil: Callable[[Path], object]
    says: str
    migrates: bool = False  # `migrate` is the remedy
    kept: bool = False  # `backup` takes what is there


def stamped(*revisions: str) -> Callable[[Path], None]:
    def stamp(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DELETE FROM alembic_version")
            connection.executemany("INSERT INTO alembic_version VALUES (?)", [(one,) for one in revisions])
            connection.commit()

    return stamp


def without_mark(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE alembic_version")


def replaced_by(content: bytes) -> Callable[[Path], None]:
    def replace(path: Path) -> None:
        path.write_bytes(content)

    return replace


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


STATES = {
    "older": State(stamped("0001"), "cần bản", kept=True),
    "newer": State(stamped("0099"), "mới hơn", kept=True),
    "of a strange revision": State(stamped("5f2a9c1be0d4"), "mới hơn", kept=True),
    "marked twice": State(stamped("0001", "0002"), "không rõ là bảng của bản nào", kept=True),
    "not marked": State(stamped(), "không rõ là bảng của bản nào"),
    "without the table of marks": State(without_mark, "không rõ là bảng của bản nào"),
    "empty": State(replaced_by(b""), "chưa có bảng", migrates=True),
    "no database at all": State(Path.unlink, "chưa có bảng", migrates=True),
    "another file": State(replaced_by(b"code,name\n" * 500), "không phải cơ sở dữ liệu của chương trình"),
    "a folder": State(a_folder, "Không mở được"),
}


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, empty_sqlite: Path) -> Iterator[Path]:
    """A folder that anybody may enter, with a database, and settings that lead there."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copy(empty_sqlite, folder / "t.sqlite3")
        for file in ("units.csv", "members.csv"):
            (folder / file).write_text("x\n")
        monkeypatch.chdir(folder)
        given = {
            "TELEGRAM_TOKEN": "42:abcdefghijklmnopqrstuvwxyz0123456789",
            "DATABASE_URL": "sqlite+aiosqlite:///t.sqlite3",
            "DATA_KEY": KEYS.text,
        }
        given |= {"TELEGRAM_API_BASE": "http://127.0.0.1:9", "MEDIA_DIR": str(folder / "media"), "COLUMNS": "500"}
        given |= {
            "ZALO_OA_ID": "1",
            "ZALO_OA_APP_ID": "1",
            "ZALO_OA_APP_SECRET": "x",
            "PUBLIC_URL": "https://x.example",
        }
        for setting, value in {**given, "WEB_PORT": str(free_port())}.items():
            monkeypatch.setenv(setting, value)
        monkeypatch.setattr("data.engine.connect.HELD", 20)
        monkeypatch.setattr("bot.backup.archive.PATIENCE", 0.02)
        yield folder


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Type a command; returns its code and all that it said. A traceback is an exception here."""

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["bot", *words])
        monkeypatch.setattr("sys.excepthook", lambda *_: None)  # the command sets its own
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return run


def test_every_command_is_tried_here_or_needs_no_database() -> None:
    assert {*COMMANDS, *WITHOUT} == set(CommandTable.read().loads)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", STATES)
def test_a_database_with_which_nothing_can_be_done(
    place: Path, types: Callable[..., tuple[int, str]], state: str, command: str
) -> None:
    spoil, says, migrates, kept = STATES[state]
    spoil(place / "t.sqlite3")
    code, said = types(*COMMANDS[command])
    if command == "migrate" and migrates:
        assert code == 0
    elif command == "backup":
        assert (code, "python -m bot migrate" in said) == (0 if kept else 2, False)
    elif (command, state) == ("migrate", "older"):  # its tables are not those of that revision
        assert (code, "Chưa đổi gì" in said) == (2, True), said
    else:
        assert (code, says in said) == (2, True), said
        assert ("python -m bot migrate" in said) == (migrates or state == "older")


@pytest.mark.parametrize("words", [["migrate"], ["key", "lost", "--yes"], ["key", "rotate"]], ids=" ".join)
@pytest.mark.parametrize("state", [name for name, one in STATES.items() if not one.migrates and name != "older"])
def test_no_key_is_asked_for_or_made_where_it_would_not_help(
    place: Path, types: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, state: str, words: list[str]
) -> None:
    """The key got lost together with the rest: what is wrong with the database is said first."""
    monkeypatch.delenv("DATA_KEY")
    STATES[state].spoil(place / "t.sqlite3")
    code, said = types(*words)
    assert (code, STATES[state].says in said) == (2, True), said
    assert not list(place.glob("*.key*"))


ENCODINGS = ("utf_8_sig", "cp1252", "cp1258", "mac_roman", "latin_1")
LOADED_LATE = ("bot.app.run", "xml.sax.saxutils", *(f"encodings.{one}" for one in ENCODINGS))


def without_rights(path: Path) -> None:
    path.chmod(0)


def read_only(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("spoil", [without_rights, read_only])
def test_a_database_that_belongs_to_somebody_else(
    place: Path, types: Callable[..., tuple[int, str]], spoil: Callable[[Path], None], command: str
) -> None:
    for name in LOADED_LATE:  # while the interpreter's own files may be read
        import_module(name)
    spoil(place / "t.sqlite3")
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        code, said = types(*COMMANDS[command])
    finally:
        os.seteuid(before)
        place.chmod(0o755)
    assert code == 2, said
    assert "chown" in said or "quyền ghi" in said, said
    assert "sao lưu gần nhất" not in said


@pytest.mark.parametrize("command", [one for one in COMMANDS if one != "run"])
def test_a_database_that_another_program_holds(
    place: Path, types: Callable[..., tuple[int, str]], command: str
) -> None:
    """What only reads may go on beside it; `run` waits (see below)."""
    with closing(sqlite3.connect(place / "t.sqlite3", isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode=EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("CREATE TABLE held (x)")
        code, said = types(*COMMANDS[command])
    assert (code, "đang giữ t.sqlite3" in said) == (2, True), said


@pytest.fixture
def full() -> Iterator[None]:
    """No file of SQLite grows any more: its own word for a full disk."""

    def limit(connection: Any, _: object) -> None:
        connection.cursor().execute("PRAGMA max_page_count=1")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    "words", [("migrate",), ("units", "import", str(DATA / "demo" / "thanh-hoa-2021" / "units.csv"))]
)
def test_a_full_disk(place: Path, types: Callable[..., tuple[int, str]], words: tuple[str, ...]) -> None:
    if "migrate" in words:
        (place / "t.sqlite3").write_bytes(b"")
    else:
        with closing(sqlite3.connect(place / "t.sqlite3")) as connection:
            connection.execute("VACUUM")  # no free page is left inside the file
    code, said = types(*words)
    assert (code, "Hết chỗ trống" in said) == (2, True), said


@pytest.mark.parametrize("command", [one for one in COMMANDS if one not in {"run", "backup"}])
def test_a_server_that_is_away(
    place: Path, types: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    assert place.is_dir()
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://an:ma@127.0.0.1:9/thidua")
    code, said = types(*COMMANDS[command])
    assert (code, "127.0.0.1:9/thidua không trả lời (ConnectionRefusedError)" in said) == (2, True), said
    assert "an:ma" not in said
