"""The commands as an administrator types them: what they print, what they leave, how they end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.admin.bot_api import BotApiError
from bot.cli.commands import office
from bot.cli.commands.speaking import plain, refusal
from bot.errors import PlainError
from bot.settings.settings import Settings
from data.paths import DEMO
from domain.errors import Refused
from domain.spreadsheets.reading import BadRow
from domain.units.importing import Report
from tests.support.office_commands import Type, types
from tests.support.unit_import import BAD, HEAD, LIST

__all__ = ["types"]


def test_a_list_is_tried_then_imported_then_known(types: Type, tmp_path: Path) -> None:
    (tmp_path / "don-vi.csv").write_text(LIST, "utf-8-sig")
    tried = types("units", "import", "don-vi.csv", "--dry-run")
    assert (tried.exit_code, "5 đơn vị mới" in tried.output, "chưa ghi gì" in tried.output) == (0, True, True)
    written = types("units", "import", "don-vi.csv")
    assert (written.exit_code, "5 đơn vị mới" in written.output, "Đã ghi." in written.output) == (0, True, True)
    again = types("units", "import", "don-vi.csv")
    assert "0 đơn vị mới, 0 đơn vị thay đổi, 6 dòng không có gì mới" in again.output


def test_bad_rows_end_with_1_and_are_told_with_their_line(types: Type, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"{HEAD}A,Đơn vị A & B,xưởng,-,,,\nB,Đơn vị B,grassroots,-,,,\n", "utf-8")
    refused = types("units", "import", "x.csv")
    assert refused.exit_code == 1
    assert "dòng 2: chưa rõ cấp “xưởng”" in refused.output
    assert "Chưa ghi gì" in refused.output
    skipped = types("units", "import", "x.csv", "--skip-bad")
    assert (skipped.exit_code, "1 đơn vị mới" in skipped.output, "bỏ qua" in skipped.output) == (1, True, True)


def test_members_follow_their_units(types: Type) -> None:
    folder = DEMO / "thanh-hoa-2021"
    too_early = types("members", "import", str(folder / "members.csv"))
    assert (too_early.exit_code, "dòng 2: không có đơn vị MAY-SAO-MAI" in too_early.output) == (1, True)
    types("units", "import", str(folder / "units.csv"))
    rest = types("members", "import", str(folder / "members.csv"), "--skip-bad")
    assert "Đã ghi" in rest.output
    again = types("members", "import", str(folder / "members.csv"), "--dry-run")
    assert "0 người mới, 0 người thay đổi" in again.output


def test_an_invitation_is_shown_once(types: Type) -> None:
    types("units", "import", str(DEMO / "thanh-hoa-2021" / "units.csv"))
    words = ("invite", "--unit", "LDLD-TH", "--role", "administrator", "--bot", "@thidua_bot", "--days", "3")
    made = types(*words, given="giao\n")
    assert made.exit_code == 0
    assert "người quản trị tại Liên đoàn Lao động tỉnh Thanh Hóa" in made.output
    assert re.search(r"^https://t\.me/thidua_bot\?start=i-[\w-]{32}$", made.output, re.MULTILINE)
    nameless = types("invite", "--unit", "may0123", "--until", "31/12/2099")
    assert "đến hết 31/12/2099" in nameless.output
    assert re.search(r"^/start i-[\w-]{32}$", nameless.output, re.MULTILINE)


def test_an_administrator_is_invited_by_a_typed_word(types: Type) -> None:
    """As in the chat; a script says --yes. Nothing was made where another word is typed, or none."""
    types("units", "import", str(DEMO / "thanh-hoa-2021" / "units.csv"))
    words = ("invite", "--unit", "LDLD-TH", "--role", "administrator", "--bot", "thidua_bot")
    for given in ("có\n", "y\n", ""):
        refused = types(*words, given=given)
        assert (refused.exit_code, "GIAO" in refused.output, "t.me" in refused.output) == (1, True, False)
    assert "t.me" in types(*words, "--yes").output
    assert "t.me" in types("invite", "--unit", "LDLD-TH", "--bot", "thidua_bot").output  # an officer: nothing is asked


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("units", "import", "nowhere.csv"), "Không thấy tệp nowhere.csv"),
        (("invite", "--unit", "NOWHERE"), "Không có đơn vị nào có mã “NOWHERE”"),
        (("invite", "--unit", "HOA0123"), "đã kết thúc hoạt động từ 01/7/2025"),
        (("invite", "--unit", "LDLD-TH", "--until", "01/01/2020"), "đã qua"),
        (("invite", "--unit", "LDLD-TH", "--until", "31/02/2020"), "không phải một ngày trong lịch"),
        (("qr",), "Thêm --unit"),
        (("qr", "--unit", "LDLD-TH", "--all"), "Thêm --unit"),
        (("qr", "--unit", "LDLD-TH"), "PUBLIC_URL"),
        (("units", "renew-code", "NOWHERE"), "Không có đơn vị nào"),
    ],
)
def test_what_cannot_be_done_is_told_with_code_2(types: Type, typed: tuple[str, ...], told: str) -> None:
    types("units", "import", str(DEMO / "thanh-hoa-2021" / "units.csv"))
    ended = types(*typed)
    assert (ended.exit_code, told in ended.output) == (2, True), ended.output


def test_a_database_of_another_version_is_not_touched(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///new.sqlite3")
    ended = types("invite", "--unit", "LDLD-TH")
    assert isinstance(ended.exception, PlainError)
    assert ended.exception.code == "database_empty"


def test_a_renewed_code_is_told(types: Type) -> None:
    types("units", "import", str(DEMO / "thanh-hoa-2021" / "units.csv"))
    renewed = types("units", "renew-code", "MAY-SAO-MAI")
    code = re.search(r"mã tham gia mới: (\w{7})$", renewed.output, re.MULTILINE)
    assert code
    drawn = types("qr", "--unit", code[1], "--bot", "thidua_bot")
    assert drawn.exit_code == 0
    assert (Path("ma-qr") / f"MAY-SAO-MAI-{code[1]}.svg").is_file()


def test_posters_of_all_active_units(types: Type) -> None:
    types("units", "import", str(DEMO / "thanh-hoa-2021" / "units.csv"))
    drawn = types("qr", "--all", "--out", "in", "--picture", "png", "--bot", "thidua_bot")
    assert "tat-ca.html" in drawn.output
    names = {path.stem for path in Path("in").glob("*.png")}
    assert "MAY-SAO-MAI-MAY0123" in names
    assert "LDLD-HH-HOA0123" not in names


async def test_the_bots_name_is_asked_of_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(_env_file=None, telegram_token="42:secret", public_url="https://a.example")

    async def known(_: Settings) -> str:
        return "thidua_bot"

    async def unknown(_: Settings) -> str:
        raise BotApiError("token_missing")

    monkeypatch.setattr(office, "bot_name", known)
    assert (await office.find_links(settings, None)).bot == "thidua_bot"
    assert (await office.find_links(settings, "@other_bot")).bot == "other_bot"
    monkeypatch.setattr(office, "bot_name", unknown)
    assert (await office.find_links(settings, None)).page("MAY0123") == "https://a.example/j/MAY0123"


ROSTER_FACTS = {
    "number": "1",
    "first": 2,
    "code": "A",
    "since": None,
    "header": "name",
    "category": "x",
    "categories": [],
    "known": "0007",
    "above": None,
    "same": True,
}
FACTS = ROSTER_FACTS | {
    "count": 9, "expected": 7, "length": 120, "level": "x", "levels": [], "status": "x", "statuses": [], "day": "31/02",
    "join_code": "A1", "owner": "B", "codes": ["A", "B"], "last": None,
}  # fmt: skip
ROSTER_FAULTS = {
    "number_twice",
    "no_such_unit",
    "unit_not_active",
    "empty_cell",
    "unknown_category",
    "not_a_phone",
    "number_alike",
}
GARBLED = {"letters_lost", "letters_garbled", "old_font", "in_powers", "formula", "failed_formula", "code_alike"}
FAULTS = sorted({fault for _, faults in BAD for fault in faults} | ROSTER_FAULTS | GARBLED | {"unknown_status"})


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_of_a_row_has_its_words(fault: str) -> None:
    report = Report(0, 0, 0, [BadRow(7, fault, FACTS)], written=False)
    told = plain("commands/units_import", rows=report, file="x.csv", dry_run=False, written=False)
    assert re.search(r"^dòng 7: \S.{20,}$", told, re.MULTILINE)


def test_who_sits_at_the_terminal_is_addressed_as_an_officer() -> None:
    assert refusal(Refused("no_right_here")).startswith("Đồng chí không phụ trách đơn vị này")


@pytest.mark.parametrize(
    "template",
    ["sheet_encoding", "sheet_headers", "sheet_empty", "sheet_broken", "sheet_workbook", "sheet_too_large"],
)
def test_every_fault_of_a_file_has_its_words(template: str) -> None:
    facts = {
        "missing": ["code"],
        "unknown": ["x"],
        "twice": [],
        "required": ["code"],
        "optional": ["y"],
        "line": 3,
        "most": 9,
    }
    assert plain(f"refusals/{template}", **facts)
