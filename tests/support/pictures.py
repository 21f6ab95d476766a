"""The pictures of docs/, taken from the demo as it runs: `make pictures`. Each is one phone, in few colours."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from data.paths import DATA
from tests.support.browser import DESK, OnPhone, browser, opened, phone, wait
from tests.support.whole_story import running

FOLDER: Path = DATA.parent / "docs" / "pictures"
SIZE = (390, 760)  # a phone, without the bars of its browser
SHARP = 1.5  # points of the picture for each point of the page
COLOURS = 96
LEAVE_OUT = "document.querySelectorAll(arguments[0]).forEach(one => one.style.display = 'none')"


class Camera:
    """Takes a picture of a phone, without the demo's own bars."""

    def __init__(self, driver: Chrome, folder: Path) -> None:
        self.driver, self.folder = driver, folder
        width, height = SIZE
        sharp = {"width": width, "height": height, "deviceScaleFactor": SHARP, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sharp)

    def takes(self, name: str, on: OnPhone) -> None:
        on.take_up()
        self.driver.execute_script(LEAVE_OUT, f"{on.root} .links")
        self.driver.execute_async_script("setTimeout(arguments[0], 700)")  # what fades in has faded in
        (shown,) = self.driver.find_elements(By.CSS_SELECTOR, on.root)
        self._keeps(name, shown.screenshot_as_png)

    def widens(self) -> None:
        """Look from now on as from a desk."""
        width, height = DESK
        wide = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", wide)

    def takes_all(self, name: str) -> None:
        """Take the whole demo: the phones side by side."""
        self.driver.execute_async_script("setTimeout(arguments[0], 700)")
        self._keeps(name, self.driver.get_screenshot_as_png())

    def _keeps(self, name: str, shown: bytes) -> None:
        picture = Image.open(io.BytesIO(shown)).convert("RGB")
        few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(self.folder / f"{name}.png", optimize=True)


def main(folder: Path = FOLDER) -> None:
    """Live two days of the demo and take a picture wherever the pages of docs/ show one."""
    with (
        tempfile.TemporaryDirectory() as place,
        browser(Path(place) / "profile") as driver,
        running(Path(place) / "demo") as address,
    ):
        opened(driver, address, SIZE)
        camera = Camera(driver, folder)
        worker, officer, province = (phone(driver, one) for one in ("worker", "unit", "province"))
        joins(worker, camera)
        registers(worker, camera)
        praises(worker, camera)
        moves(driver, "day")
        confirms(officer, camera)
        settles(officer, camera)
        looks_after(officer, camera)
        announces(province, camera)
        moves(driver, "hour")
        worker.sees("cần bổ sung")
        camera.takes("tra-lai", worker)
        camera.widens()
        opened(driver, address)
        for one in ("zalo_bot", "zalo_oa"):
            on_zalo = phone(driver, one)
            on_zalo.opens("Quét mã QR của Công đoàn Công ty May Sao Mai")
            on_zalo.sees_last("phải không?")
        camera.takes_all("demo")
        driver.get("about:blank")


def joins(worker: OnPhone, camera: Camera) -> None:
    worker.take_up()
    worker.opens("Quét mã QR của Công đoàn Công ty May Sao Mai")
    worker.sees_last("phải không?")
    camera.takes("tham-gia", worker)
    worker.taps("Đúng, tiếp tục")
    worker.sees_last("Công đoàn cần lưu")
    camera.takes("dong-y", worker)
    worker.taps("Đồng ý")
    worker.sees_last("Họ và tên đầy đủ")
    worker.says("Lê Thị Hạnh")
    worker.taps("Công nhân")
    worker.taps("Chuyền 2")
    worker.sees_last("vẫn đăng ký và gửi được")


def registers(worker: OnPhone, camera: Camera) -> None:
    worker.taps("Đăng ký thi đua")
    worker.taps("“Công nhân giỏi xứ Thanh”")
    worker.sees_last("Câu 1/2")
    camera.takes("cau-hoi", worker)
    worker.taps("Giảm hàng lỗi")
    worker.sees_last("Câu 2/2")
    worker.says("lỗi dưới 1%")
    worker.sees_last("Xem lại")
    camera.takes("xem-lai", worker)
    worker.taps("Gửi")
    worker.sees_last("Mã hồ sơ TH-")
    worker.taps("Trang chính")


def praises(worker: OnPhone, camera: Camera) -> None:
    worker.taps("Giới thiệu gương tốt")
    worker.taps("Người khác")
    worker.sees_last("Họ tên và tổ")
    worker.says("chị Mai")
    worker.sees_last("Việc tốt ấy là gì?")
    worker.says("Nhặt được ví có 5 triệu đồng ở nhà ăn, trả lại người mất")
    worker.taps("Hôm qua")
    worker.taps("Nơi làm việc")
    worker.sees_last("Có ảnh không?")
    worker.attaches("Gửi 3 ảnh mẫu")
    worker.sees_last("Đã nhận 3 ảnh")
    camera.takes("guong-tot", worker)
    worker.taps("Xong")
    worker.taps("Gửi")
    worker.sees_last("Mã hồ sơ TH-")


def moves(driver: Chrome, by: str) -> None:
    button = driver.find_element(By.CSS_SELECTOR, f"button[data-by={by}]")
    button.click()
    wait(driver, button.is_enabled, "the end of that time")


def confirms(officer: OnPhone, camera: Camera) -> None:
    officer.take_up()
    officer.sees_last("Hôm nay có 3 người chờ xác nhận")
    camera.takes("buoi-sang", officer)
    officer.taps("Xác nhận người")
    officer.sees_last("1/3")
    camera.takes("xac-nhan", officer)
    officer.taps("Xác nhận cả 3")
    officer.taps("Xác nhận 3 người")
    officer.sees_last("Đã xác nhận 3 người")


def settles(officer: OnPhone, camera: Camera) -> None:
    """Accept what is simple; ask of the good deed who is meant."""
    officer.taps("Trang chính")
    officer.taps("Hồ sơ chờ xem xét (3)")
    officer.sees_last("1/3")
    camera.takes("xem-xet", officer)
    officer.taps("Ghi nhận")
    officer.sees_last("2/3")
    officer.taps("Hồ sơ tiếp")
    officer.sees_last("chị Mai")
    officer.taps("Trả lại")
    officer.taps("Người được giới thiệu")
    officer.taps("Xong")
    officer.taps("Thiếu họ tên, tổ")
    officer.sees_last("sẽ nhận đúng tin này")
    camera.takes("ly-do", officer)
    officer.taps("Gửi trả")
    officer.sees_last("Đã trả lại")


def looks_after(officer: OnPhone, camera: Camera) -> None:
    officer.taps("Trang chính")
    officer.taps("Đôn đốc")
    officer.taps("“Công nhân giỏi xứ Thanh”")
    officer.sees_last("Đã đăng ký")
    camera.takes("don-doc", officer)
    officer.taps("Trang chính")
    officer.taps("Việc của đơn vị")
    officer.taps("1. Phát động")
    officer.sees_last("Căn cứ")
    camera.takes("viec-don-vi", officer)


def announces(province: OnPhone, camera: Camera) -> None:
    province.take_up()
    province.taps("Gửi thông báo")
    province.taps("LĐLĐ tỉnh Thanh Hóa")
    province.taps("Cán bộ")
    province.sees_last("nội dung")
    province.says("Đề nghị các đơn vị xây dựng kế hoạch và tổ chức phát động trong tháng 4/2021.")
    province.sees_last("Tin sẽ đến đúng như sau")
    province.taps("Cần bấm “Đã nhận”")
    province.sees_last("Tin sẽ đến đúng như sau")
    camera.takes("thong-bao", province)
    province.taps("Gửi ngay")


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:]))
