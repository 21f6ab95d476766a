"""What is kept comes back: rows, photos, and nothing where something already is."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest
from PIL import Image

from bot.backup import archive
from bot.backup.unpacking import ArchiveError
from bot.files.media_store import FolderMediaStore, take_photo
from data.engine.unit_of_work import Writer
from tests.support.backup_and_restore import count
from tests.support.commands import Does, Type
from tests.support.pushes import notice

LIMIT = 1_000_000


def picture(colour: str) -> bytes:
    Image.new("RGB", (40, 30), colour).save(written := io.BytesIO(), "PNG")
    return written.getvalue()


@pytest.fixture
def photos(does: Does, folder: Path) -> dict[str, bytes]:
    """Two photos in the program's own folder, one file that was never finished."""

    async def take(_: Writer) -> list[str]:
        store = FolderMediaStore(folder / "var" / "media")
        return [(await take_photo(store, picture(colour), LIMIT)).sha256 for colour in ("red", "green")]

    names: list[str] = does(take)
    media = folder / "var" / "media"
    (media / names[0][:2] / "x.12.part").write_bytes(b"half")
    return {name: (media / name[:2] / f"{name}.jpg").read_bytes() for name in names}


def test_all_comes_back_with_its_photos(
    types: Type, does: Does, cast: dict[str, int], photos: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path.cwd()

    async def keep_while_it_runs(writer: Writer) -> None:
        """The program writes before and after; what it has not yet moved out of its journal is kept too."""
        await writer.run(lambda work: notice(work, cast["HANH"]))
        archive.backup(folder / "ops.sqlite3", folder / "var" / "media", folder / "kept.tar")
        await writer.run(lambda work: notice(work, cast["PAO"]))

    does(keep_while_it_runs)
    assert (folder / "kept.tar").stat().st_mode & 0o777 == 0o600
    told = types("backup", "by-hand.tar")
    assert (told.exit_code, "2 tệp ảnh" in told.output) == (0, True), told.output

    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///new/again.sqlite3")
    monkeypatch.setenv("MEDIA_DIR", "new/media")
    restored = types("restore", "kept.tar")
    assert (restored.exit_code, "2 tệp ảnh" in restored.output) == (0, True), restored.output
    assert "migrate" not in restored.output
    assert (count(folder / "new" / "again.sqlite3", "outbox"), count(folder / "ops.sqlite3", "outbox")) == (1, 2)
    assert count(folder / "new" / "again.sqlite3", "person") == 5
    found = {file.stem: file.read_bytes() for file in (folder / "new" / "media").rglob("*") if file.is_file()}
    assert found == photos
    assert types("outbox").exit_code == 0


def test_nothing_is_overwritten(types: Type, cast: dict[str, int], photos: dict[str, bytes], folder: Path) -> None:
    assert cast
    assert photos
    assert types("backup", "kept.tar").exit_code == 0
    before = (folder / "kept.tar").read_bytes()
    again = types("backup", "kept.tar")
    assert (again.exit_code, "không ghi đè" in again.output) == (2, True)
    assert (folder / "kept.tar").read_bytes() == before
    refused = types("restore", "kept.tar")
    assert (refused.exit_code, "đang có dữ liệu" in refused.output) == (2, True)
    assert sorted(path.name for path in folder.glob("*kept*")) == ["kept.tar"]


def test_into_tables_without_a_row(
    types: Type, cast: dict[str, int], folder: Path, empty_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cast
    assert types("backup", "kept.tar").exit_code == 0
    (folder / "fresh.sqlite3").write_bytes(empty_sqlite.read_bytes())
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///fresh.sqlite3")
    assert types("restore", "kept.tar").exit_code == 0
    assert count(folder / "fresh.sqlite3", "person") == 5


def with_member(kept: Path, name: str, content: bytes, kind: bytes = tarfile.REGTYPE) -> None:
    with tarfile.open(kept, "a") as tar:
        member = tarfile.TarInfo(name)
        member.size, member.type, member.linkname = len(content), kind, "/etc/hostname"
        tar.addfile(member, io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../outside.txt", tarfile.REGTYPE),
        ("media/../../outside.txt", tarfile.REGTYPE),
        ("/outside.txt", tarfile.REGTYPE),
        ("other.txt", tarfile.REGTYPE),
        ("media/link", tarfile.SYMTYPE),
        (f"media/ab/{hashlib.sha256(b'another').hexdigest()}.jpg", tarfile.REGTYPE),
    ],
)
def test_an_archive_that_is_not_ours_changes_nothing(folder: Path, name: str, kind: bytes) -> None:
    archive.backup(folder / "ops.sqlite3", folder / "none", folder / "kept.tar")
    with_member(folder / "kept.tar", name, b"x" if kind == tarfile.REGTYPE else b"", kind)
    with pytest.raises(ArchiveError, match="archive_broken"):
        archive.restore(folder / "kept.tar", folder / "a" / "new.sqlite3", folder / "a" / "media")
    assert [path for path in folder.rglob("*") if path.name in {"outside.txt", "link", "new.sqlite3"}] == []


@pytest.mark.parametrize("content", [b"", b"no archive", b"\0" * 10240])
def test_a_file_that_is_no_archive(types: Type, folder: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "kept.tar").write_bytes(content)
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///new.sqlite3")
    refused = types("restore", "kept.tar")
    assert (refused.exit_code, "không phải bản sao lưu" in refused.output) == (2, True), refused.output
    assert not (folder / "new.sqlite3").exists()


def test_a_database_that_is_none_is_not_kept_and_not_overwritten(types: Type, folder: Path) -> None:
    assert types("backup", "good.tar").exit_code == 0
    (folder / "ops.sqlite3").write_bytes(b"something else " * 1000)
    kept = types("backup", "kept.tar")
    assert (kept.exit_code, list(folder.glob("kept*"))) == (2, []), kept.output
    assert types("restore", "good.tar").exit_code == 2
    assert (folder / "ops.sqlite3").read_bytes().startswith(b"something else")


def test_postgresql_has_its_own_commands(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://an:hush-hush@may:5433/thi_dua")
    kept = types("backup", "a b.dump")
    assert (kept.exit_code, "hush" in kept.output) == (2, False)
    assert "pg_dump --format=custom --file='a b.dump' postgresql://an@may:5433/thi_dua" in kept.output
    assert "pg_restore" in types("restore", "a b.dump").output
