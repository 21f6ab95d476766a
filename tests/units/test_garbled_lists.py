"""Lists that are valid CSV and not what somebody typed: nothing of such a row is taken, and its line is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Writer
from domain.members.roster import plan_roster
from domain.spreadsheets.garbled import fault_of
from domain.units.importing import import_units
from tests.support.clock import SATURDAY
from tests.support.unit_tree import Keys, doing

Form = Literal["NFC", "NFD"]

NAMES = [
    "Nguyễn Thị Hạnh",
    "Lê Văn Đức",
    "Vũ Đình Dũng",
    "Ngô Quý",
    "Trương Thị Phượng",
    "Tổ Đúc",
    "Công đoàn Bệnh viện huyện Thọ Xuân",
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH",
]
VNI = [
    "Nguyeãn Thò Haïnh",
    "Leâ Vaên Ñöùc",
    "Vuõ Ñình Duõng",
    "Ngoâ Quyù",
    "Tröông Thò Phöôïng",
    "NGUYEÃN VAÊN AÙI",
    "Tieåu hoïc",
]
TCVN3 = [
    "NguyÔn ThÞ H¹nh",
    "Lª V¨n §øc",
    "Vò §×nh Dòng",
    "Ng« Quý",
    "Tr\xad¬ng ThÞ Ph\xadîng",
    "§ç Thµnh",
    "TiÓu häc",
    "B×nh",
    "QuÕ",
]


def as_read_by(codec: str, form: Form = "NFC") -> Callable[[str], str]:
    """Read UTF-8 in another table, as a program on Windows or a Mac does; undefined bytes stay control characters."""

    def spoil(name: str) -> str:
        written = unicodedata.normalize(form, name).encode()
        return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in written)

    return spoil


WAYS: dict[str, tuple[Callable[[str], str], str]] = {
    "question": (lambda name: name.encode("cp1252", "replace").decode("cp1252"), "letters_lost"),
    "replaced": (lambda name: name.encode("ascii", "replace").decode().replace("?", "\ufffd"), "letters_lost"),
    "latin-1": (as_read_by("latin-1"), "letters_garbled"),
    "cp1252": (as_read_by("cp1252"), "letters_garbled"),
    "cp1258": (as_read_by("cp1258"), "letters_garbled"),
    "mac": (as_read_by("mac_roman"), "letters_garbled"),
    "taken apart": (as_read_by("cp1252", "NFD"), "letters_garbled"),
    "twice": (lambda name: as_read_by("cp1252")(as_read_by("cp1252")(name)), "letters_garbled"),
    "entities": (lambda name: name.encode("ascii", "xmlcharrefreplace").decode(), "letters_garbled"),
    "escapes": (lambda name: name.encode("unicode-escape").decode(), "letters_garbled"),
}
REWRITTEN = [
    ("9.12E+08", "in_powers"),
    ("9,12346E+08", "in_powers"),
    ("1E+05", "in_powers"),
    ('="0912345678"', "formula"),
    ("=A1", "formula"),
    ("#N/A", "failed_formula"),
    ("#NAME?", "failed_formula"),
    ("########", "failed_formula"),
]
AS_TYPED = [
    "H'Hen Niê", "H\u02bcHen Niê", "Y Moan Êban", "Ksor Hlô", "Kpă Thuyên", "Đăk Lăk", "René Hélène Müller", "Café",
    "Ðặng Ðào", "Ðô", "XÃ\xa0HỘI", "THỊ XÃ", "“áo dài”", "«Má»", "15/QĐ-LĐLĐ ngày 26/4/2021", "1E5", "12E3", "SM012",
    "A&B; C", "Tư vấn & Đào tạo", "May 10®", "100%", "Chuyền “A” – 2", "Giếng Gì Quỳnh", "Lã Ô Ê", "-", "+84 912",
    "(0165)234-5678", "李小龙", "\U0001f469\u200d\U0001f3ed",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", WAYS)
def test_letters_that_were_lost_are_seen(way: str, name: str) -> None:
    spoil, fault = WAYS[way]
    expected = None if spoil(name) == name else fault  # "Ngô Quý" has letters that Windows-1252 knows
    assert fault_of(spoil(name)) == expected, ascii(spoil(name))


@pytest.mark.parametrize("text", [*VNI, *TCVN3])
def test_an_old_font_is_seen(text: str) -> None:
    assert fault_of(text) == "old_font"


@pytest.mark.parametrize(("cell", "fault"), REWRITTEN)
def test_what_a_spreadsheet_made_of_a_number_is_seen(cell: str, fault: str) -> None:
    assert fault_of(cell) == fault


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", [*NAMES, *AS_TYPED])
def test_what_was_typed_passes(text: str, form: Form) -> None:
    assert fault_of(unicodedata.normalize(form, text)) is None


@pytest.mark.parametrize("way", WAYS)
async def test_no_member_of_a_spoilt_list_is_taken(look: AsyncConnection, keys: Keys, way: str) -> None:
    """The row is named once, by its line in the file, and the others are read."""
    assert keys
    spoil, fault = WAYS[way]
    rows = f"MAY,A1,{spoil('Lê Đức')},{spoil('Tổ Đúc')}\nMAY,A2,Lê Hoa,Tổ Đúc\nMAY,A3,Lê Hoa,{spoil('Tổ Đúc')}\n"
    content = f"sep=,\r\nunit_code,number,name,section\r\n{rows}".encode()
    plan = await plan_roster(look, content, SATURDAY.date())
    assert [(one.line, one.fault) for one in plan.bad] == [(3, fault), (5, fault)]
    assert [told.name for told in plan.new.values()] == ["Lê Hoa"]


@pytest.mark.parametrize(("cell", "fault"), REWRITTEN)
@pytest.mark.parametrize("header", ["number", "phone"])
async def test_no_number_that_lost_its_digits_is_taken(
    look: AsyncConnection, keys: Keys, header: str, cell: str, fault: str
) -> None:
    assert keys
    cells = {"unit_code": "MAY", "number": "1", "name": "Lê Thị Hoa", "phone": ""} | {header: cell}
    plan = await plan_roster(look, f"{','.join(cells)}\n{','.join(cells.values())}\n".encode(), SATURDAY.date())
    expected = fault if "," not in cell else "too_many_cells"
    assert [(one.line, one.fault) for one in plan.bad] == [(2, expected)]


@pytest.mark.parametrize("way", WAYS)
async def test_no_unit_of_a_spoilt_list_is_taken(writer: Writer, way: str) -> None:
    spoil, fault = WAYS[way]
    row = f"code,name,level,parent_code,sections\nBV,Bệnh viện,grassroots,-,{spoil('Tổ Đúc')}|Tổ 2\n"
    report = await writer.run(doing(import_units, row.encode()))
    assert ([(one.line, one.fault) for one in report.bad], report.written) == ([(2, fault)], False)


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n', "sep=;;;;\n", "\ufeffsep=;\n"])
async def test_a_line_that_names_the_separator_is_read(look: AsyncConnection, keys: Keys, first: str) -> None:
    assert keys
    text = f"{first}unit_code;number;name;phone\nMAY;1;Lê, Thị Hoa;912345678.0\nMAY;;Lê Thị Hạnh;\n"
    plan = await plan_roster(look, text.encode(), SATURDAY.date())
    assert [(told.name, told.phone) for told in plan.new.values()] == [("Lê, Thị Hoa", "+84912345678")]
    assert [(one.line, one.fault) for one in plan.bad] == [(4, "empty_cell")]
