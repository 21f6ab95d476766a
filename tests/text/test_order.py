"""The order of the Vietnamese alphabet: units by the whole name, people by the given one."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from data.text.collation import KEY_LENGTH, person_key, title_key

TITLES = {
    "letters": "An Lão|Ăn Hòa|Ân Thi|Bình|Dương|Đào|Đông Sơn|Em|Êban|Hà|Ngọc|Oanh|Ô Môn|Ơn|Tổ|Ư|Vân|Xuân|Yên Định",
    "tones last": "ma|mà|mả|mã|má|mạ|mă|mâ|mầ|mấ|me",
    "letters before tones": "hòa an|hoa bình|hoà bình|hóa bình",
    "numbers": "Chuyền 1|Chuyền 2|Chuyền 002 A|Chuyền 10|Chuyền 10 B|Tiểu học 2|Tiểu học 10|Tiểu học 100",
    "shorter first": "Tổ|Tổ 1|Tổ a|Tổ ba",
    "foreign letters": "Đ|E|F|G|I|J|K|V|W|X|Y|Z|Жук|李",
}
PEOPLE = {
    "given names": "Nguyễn Văn An|Lê Thị Ân|Trần Văn Ẩn|Vũ Văn Đạt|Lê Thị Hạnh|Nguyễn Thị Hạnh|Bùi Thị Yên",
    "a tone of the given name": "Trần Thị Hoa|Đỗ Văn Hòa|Bùi Văn Hoá",
    "one word": "Hạnh|Lê Hạnh|Lê Thị Hạnh",
    "what follows a name": "Lê Thị Hạnh|Lê Thị Hạnh 2|Lê Thị Hạnh 10|Võ Thị Hạnh",
    "names of every people": "Y Moan Êban|H'Hen Niê|Giàng A Páo|Ksor Phước",
}
ALIKE = [("Hoà", "Hòa"), ("HÀ NỘI", "Hà Nội"), ("Ðạt", "Đạt"), ("H\u02bcHen", "H'Hen"), ("  An  ", "An")]


def shuffled(names: list[str]) -> list[str]:
    return Random(3).sample(names, len(names))  # noqa: S311 - nothing is guarded


@pytest.mark.parametrize("names", TITLES.values(), ids=TITLES.keys())
def test_units_and_titles(names: str) -> None:
    assert sorted(shuffled(names.split("|")), key=title_key) == names.split("|")


@pytest.mark.parametrize("names", PEOPLE.values(), ids=PEOPLE.keys())
def test_people(names: str) -> None:
    assert sorted(shuffled(names.split("|")), key=person_key) == names.split("|")


@pytest.mark.parametrize("make", [title_key, person_key])
@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_way_of_writing_does_not_count(make: Callable[[str], str], one: str, other: str) -> None:
    assert make(one) == make(other)


@pytest.mark.parametrize("name", ["", "-", "7 (2)", "9" * 400, "李" * 200, "\U0001f469"])
def test_any_text_has_a_key(name: str) -> None:
    for made in (title_key(name), person_key(name)):
        assert made.isascii()
        assert len(made) <= KEY_LENGTH
