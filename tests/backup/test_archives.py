"""A sealed archive opens whole and with its passphrase, or not at all; it brings the data key along."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.backup import sealed_files
from bot.backup.archive import Seal, backup
from bot.backup.sealed_files import CHUNK, HEAD, LENGTH, Preface, SealedFileError, SealedReader, SealedWriter
from tests.support.commands import Type
from tests.support.keys import KEYS

PASSPHRASE = "một cụm từ đủ dài"
QUICK = 4


@pytest.fixture(autouse=True)
def quick_to_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let scrypt cost nothing: what is tested is the file."""
    monkeypatch.setattr(SealedWriter.__init__, "__defaults__", (QUICK,))


def sealed(content: bytes) -> bytes:
    written = io.BytesIO()
    writer = SealedWriter(written, PASSPHRASE, Preface("stream", "key"))
    for start in range(0, len(content), 100_000):
        writer.write(content[start : start + 100_000])
    writer.close()
    return written.getvalue()


def opened(raw: bytes, passphrase: str = PASSPHRASE) -> bytes:
    reader = SealedReader(io.BytesIO(raw), passphrase)
    found = b"".join(iter(lambda: reader.read(70_000), b""))
    reader.finish()
    return found


def chunks(raw: bytes) -> list[bytes]:
    found, at = [], HEAD
    while at < len(raw):
        size = LENGTH.size + LENGTH.unpack(raw[at : at + LENGTH.size])[0]
        found.append(raw[at : at + size])
        at += size
    return found


@pytest.mark.parametrize("size", [0, 1, CHUNK - 100, CHUNK, 3 * CHUNK + 7])
def test_what_was_sealed_comes_back(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    assert opened(sealed(content)) == content


def test_a_file_that_was_cut_shuffled_or_changed_does_not_open() -> None:
    whole = sealed(b"x" * (3 * CHUNK))
    head, (one, two, three, four) = whole[:HEAD], chunks(whole)
    other = chunks(sealed(b"y" * (3 * CHUNK)))
    bad = {
        "cut at a chunk": head + one + two + three,
        "cut inside": whole[:-1],
        "shuffled": head + two + one + three + four,
        "one left out": head + one + three + four,
        "one twice": head + one + one + two + three + four,
        "one of another file": head + one + other[1] + three + four,
        "something behind": whole + b"x",
        "a bit": whole[:-5] + bytes([whole[-5] ^ 1]) + whole[-4:],
        "another cost": whole[: len(sealed_files.MAGIC)] + bytes([QUICK + 1]) + whole[len(sealed_files.MAGIC) + 1 :],
    }
    for name, raw in bad.items():
        with pytest.raises(SealedFileError):
            pytest.fail(f"{name}: {len(opened(raw))} bytes")
    with pytest.raises(SealedFileError, match="passphrase_wrong"):
        opened(whole, "another passphrase")


def test_a_file_that_asks_for_a_machines_whole_memory_is_refused() -> None:
    raw = sealed(b"x")
    with pytest.raises(SealedFileError, match="archive_broken"):
        opened(raw[: len(sealed_files.MAGIC)] + b"\x3f" + raw[len(sealed_files.MAGIC) + 1 :])


def test_it_is_never_whole_in_memory() -> None:
    writer = SealedWriter(io.BytesIO(), PASSPHRASE, Preface("stream"))
    most = 0
    for _ in range(40):
        writer.write(bytes(CHUNK // 2))
        most = max(most, len(writer._kept))
    assert most <= CHUNK + CHUNK // 2


def test_an_archive_brings_its_key_to_an_empty_machine(
    types: Type,
    cast: dict[str, int],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert cast
    clear = types("backup", "clear.tar")
    assert "không khóa" in clear.output
    assert "DATA_KEY" in clear.output
    assert KEYS.text.encode() not in (folder / "clear.tar").read_bytes()
    monkeypatch.setenv("BACKUP_PASSPHRASE", PASSPHRASE)
    told = types("backup", "kept.sealed")
    assert (told.exit_code, "mang theo khóa dữ liệu" in told.output) == (0, True), told.output
    assert b"Giang A Pao" not in (folder / "kept.sealed").read_bytes()
    assert types("key", "from", "kept.sealed").output.strip() == KEYS.text

    monkeypatch.delenv("DATA_KEY")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///new/again.sqlite3")
    monkeypatch.setenv("MEDIA_DIR", "new/media")
    monkeypatch.setenv("BACKUP_PASSPHRASE", "another passphrase")
    assert types("restore", "kept.sealed").exit_code == 2
    assert not (folder / "new" / "again.sqlite3").exists()
    without = types("restore", "clear.tar")  # its key is not there
    assert (without.exit_code, "Đặt lại tệp new/again.sqlite3.key" in without.output) == (2, True), without.output
    assert not (folder / "new" / "again.sqlite3").exists()
    monkeypatch.setenv("BACKUP_PASSPHRASE", PASSPHRASE)
    restored = types("restore", "kept.sealed")
    assert restored.exit_code == 0, restored.output
    key = folder / "new" / "again.sqlite3.key"
    assert (key.read_text().strip(), key.stat().st_mode & 0o777) == (KEYS.text, 0o600)
    assert types("outbox").exit_code == 0


def test_a_stream_is_sealed_and_given_back(
    types: Type,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert getattr(types("backup", "--stream", "kept.sealed").exception, "code", None) == "passphrase_missing"
    monkeypatch.setenv("BACKUP_PASSPHRASE", PASSPHRASE)
    dump = b"PGDMP" + bytes(range(256)) * 3000
    assert types("backup", "--stream", "kept.sealed", given=dump).exit_code == 0
    assert (folder / "kept.sealed").stat().st_mode & 0o777 == 0o600
    given = io.BytesIO()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", SimpleNamespace(buffer=given))
        from bot.cli.commands.restore import _give_stream  # noqa: PLC0415 - with its own standard output

        _give_stream(folder / "kept.sealed", PASSPHRASE)
    assert given.getvalue() == dump
    (folder / "kept.sealed").write_bytes((folder / "kept.sealed").read_bytes()[:-40])
    assert types("restore", "--stream", "kept.sealed").exit_code == 2


def test_the_data_key_is_not_in_a_clear_archive_and_files_are_their_owners(tmp_path: Path, empty_sqlite: Path) -> None:
    backup(empty_sqlite, tmp_path / "none", tmp_path / "one.tar")
    backup(empty_sqlite, tmp_path / "none", tmp_path / "two.sealed", Seal(PASSPHRASE, KEYS.text))
    assert [path.stat().st_mode & 0o777 for path in sorted(tmp_path.glob("*.*"))] == [0o600, 0o600]
