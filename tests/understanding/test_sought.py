"""Which record an officer asks for in a whole sentence, and which sentences ask for none."""

from __future__ import annotations

import pytest

from domain.understanding.sought import record_sought
from tests.support import understanding

ASKED = {
    "tìm hồ sơ Nguyễn Thị Mai": "Nguyễn Thị Mai",
    "tim ho so nguyen thi mai": "nguyen thi mai",
    "TÌM HỒ SƠ NGUYỄN THỊ MAI Ở ĐÂU": "NGUYỄN THỊ MAI",
    "Tìm giúp tôi hồ sơ của chị Hạnh tổ 2": "Hạnh",
    "tìm HS Chị Hạnh Tổ 2": "Hạnh",
    "kiếm giùm bộ hồ sơ cũ của anh Páo": "Páo",
    "tra cứu hồ sơ H’Hen Niê với": "H’Hen Niê",
    "tìm hồ sơ: Lê Thị Hạnh?": "Lê Thị Hạnh",
    "tim hs TH-4F7K giup toi": "TH-4F7K",
    "tìm hồ sơ mã th 4f7k ở đâu": "th 4f7k",
    "tìm hồ sơ công nhân giỏi": "giỏi",  # a word of the title finds it
    # names that are words too
    "tìm hồ sơ Mã Thị Lan": "Mã Thị Lan",
    "tìm hồ sơ Lê Thị Em": "Lê Thị Em",
    "tìm hồ sơ Phan Văn Ca ở tổ 3": "Phan Văn Ca",
    "tìm hồ sơ Trần Văn Tổ": "Trần Văn Tổ",
    "tìm hồ sơ Đỗ Văn Mới": "Đỗ Văn Mới",
    "tìm hồ sơ Nguyễn Văn Năm": "Nguyễn Văn Năm",
    "tìm hồ sơ lê thắng": "lê thắng",
    "tìm hồ sơ Dừng": "Dừng",
}
NOBODY = (
    "tìm hồ sơ",
    "tìm hồ sơ của một người",
    "tìm hồ sơ theo mã",
    "tìm hồ sơ của tôi",
    "tìm hồ sơ của em",
    "tìm hồ sơ mới",
    "tìm hồ sơ nào chưa duyệt",
    "tìm hồ sơ đoàn viên gửi hôm nay",
    "tìm lại hồ sơ đã duyệt năm ngoái",
    "tra hồ sơ công nhân giỏi năm ngoái",
    "hồ sơ Nguyễn Thị Mai",  # that may be anything
    "xem hồ sơ đoàn viên gửi",
    "tìm chị Mai tổ 2",  # a person, and no record
    "nộp hồ sơ ở đâu",
    "",
    "...",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_sentence_asks_for_one_record(sentence: str) -> None:
    assert record_sought(sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOBODY)
def test_these_ask_for_no_single_one(sentence: str) -> None:
    assert record_sought(sentence) is None


def test_of_what_people_write_nothing_else_is_taken_for_a_search() -> None:
    found = [sentence for sentence in understanding.read() if record_sought(sentence.text)]
    assert found
    assert {sentence.intents[0] for sentence in found} == {"accepted_records"}
