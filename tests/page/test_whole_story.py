"""The whole story in Chromium on the real program: join, register, settle, move the date, see the reminder."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.support.browser import DESK, MOBILE, complaints, opened, phone, wait
from tests.support.whole_story import running

pytestmark = pytest.mark.page


@pytest.mark.parametrize("size", [DESK, MOBILE], ids=["desk", "mobile"])
def test_the_main_job_from_the_qr_code_to_the_reminder(driver: Chrome, tmp_path: Path, size: tuple[int, int]) -> None:
    with running(tmp_path) as address:
        opened(driver, address, size)
        worker, officer, superior = (phone(driver, one) for one in ("worker", "unit", "superior"))

        worker.take_up()
        worker.opens("Quét mã QR của Công đoàn Công ty May Sao Mai")
        worker.taps("Đúng, tiếp tục")
        worker.taps("Đồng ý")
        worker.sees_last("Họ và tên đầy đủ")
        worker.says("Lê Thị Hạnh")
        worker.taps("Công nhân")
        worker.taps("Chuyền 2")
        worker.sees_last("vẫn đăng ký và gửi được")

        worker.taps("Đăng ký thi đua")
        worker.taps("“Công nhân giỏi xứ Thanh”")
        worker.taps("Giảm hàng lỗi")
        worker.sees_last("Câu 2/2")
        worker.says("lỗi dưới 1%")
        worker.sees_last("Xem lại")
        worker.taps("Gửi")
        worker.sees_last("Mã hồ sơ TH-")

        officer.take_up()
        officer.commands("Trang chính")
        officer.taps("Người chờ xác nhận (3)")
        officer.taps("Xác nhận cả 3")
        officer.taps("Xác nhận 3 người")
        officer.sees_last("Đã xác nhận 3 người")
        officer.taps("Trang chính")
        officer.taps("Hồ sơ chờ xem xét (2)")
        officer.taps("Ghi nhận")
        officer.sees_last("Lê Thị Hạnh")
        officer.taps("Ghi nhận")
        officer.sees_last("Không còn hồ sơ nào chờ xem xét")

        move_on(driver)
        worker.take_up()
        worker.sees("đã được ghi nhận")
        superior.take_up()
        superior.sees("Kế hoạch hành động về LĐLĐ tỉnh trước ngày 06/3/2021")
        assert complaints(driver) == []
        driver.get("about:blank")  # a page that is left open would complain of the server that is gone


def move_on(driver: Chrome) -> None:
    """Move the date by a week and wait until it is lived through."""
    button = driver.find_element(By.CSS_SELECTOR, "button[data-by=week]")
    button.click()
    wait(driver, button.is_enabled, "the end of the week")
