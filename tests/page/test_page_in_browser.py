from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element
from selenium.webdriver.support.ui import WebDriverWait

from tests.support.browser import (
    DESK,
    MOBILE,
    PATIENCE,
    OnPhone,
    click,
    complaints,
    opened,
    phone,
    set_screen,
    wait,
    words,
)
from tests.support.echo import WORKER
from tests.support.served import Served

pytestmark = pytest.mark.page

QR = "Quét mã QR của Công đoàn Công ty May Sao Mai"


@pytest.fixture
def page(driver: Chrome, page_server: Served) -> Iterator[Chrome]:
    """The page on a desk; whatever the browser complained about fails the test."""
    complaints(driver)
    opened(driver, page_server.address)
    yield driver
    heard = complaints(driver)
    driver.get("about:blank")
    assert heard == []


@pytest.fixture
def worker(page: Chrome) -> OnPhone:
    return phone(page, "worker")


@pytest.fixture
def officer(page: Chrome) -> OnPhone:
    return phone(page, "officer")


def test_a_worker_scans_the_qr_code_and_talks(worker: OnPhone) -> None:
    worker.opens(QR)
    worker.sees("Mã: u_MAY0123")
    worker.says("nhặt được ví trả lại người mất")
    worker.sees_last("Nghe rồi: nhặt được ví trả lại người mất")


def test_a_tap_shows_its_toast_and_the_edited_message(worker: OnPhone) -> None:
    worker.starts()
    worker.sees_last("Mã: không có")
    worker.taps("Ghi nhận")
    worker.sees_last("Đã chọn: 1:ok")
    worker.sees_last("đã sửa")
    worker.hears("Đã bấm 1:ok")
    wait(worker.driver, lambda: not worker.find(".key.waiting"), "the end of waiting")


def test_an_alert_is_read_and_closed_from_the_keyboard(worker: OnPhone) -> None:
    worker.starts()
    worker.taps("Cửa sổ")
    alert = worker.find(".alert-window")[0]
    wait(worker.driver, alert.is_displayed, "the alert")
    assert "Xem kỹ nhé" in alert.text
    worker.driver.switch_to.active_element.send_keys(Keys.ENTER)
    wait(worker.driver, lambda: not alert.is_displayed(), "the end of the alert")


def test_outside_words_stay_words(worker: OnPhone) -> None:
    worker.starts()
    worker.says("<img src=x onerror=alert(1)><b>x</b>")
    worker.sees_last("<img src=x onerror=alert(1)><b>x</b>")
    assert worker.find(".log img, .log .text b") == []


def test_formatted_words_are_shown_formatted(worker: OnPhone) -> None:
    worker.starts()
    worker.commands("Chữ đẹp")
    worker.sees_last("<img src=x>")
    tags = ("b", "i", "code", "a")
    shown = {tag: [words(node) for node in worker.find(f".item:last-child .text {tag}")] for tag in tags}
    assert shown == {"b": ["Đậm"], "i": ["nghiêng"], "code": ["mã 01"], "a": ["nơi này"]}
    link = worker.find(".item:last-child .text a")[0]
    assert link.get_attribute("href") == "https://example.org/a"
    assert "noopener" in (link.get_attribute("rel") or "")


def test_sample_pictures_go_as_an_album_and_open_in_the_viewer(worker: OnPhone) -> None:
    worker.starts()
    worker.attaches("Gửi 3 ảnh mẫu")
    worker.sees_last("Đã nhận ảnh 1280x960")
    drawn = "return [...arguments[0].querySelectorAll('img')].filter((one) => one.naturalWidth > 0).length"
    grid = worker.find(".photos[data-count='3']")[0]
    wait(worker.driver, lambda: worker.driver.execute_script(drawn, grid) == 3, "three pictures")
    grid.find_element(By.CSS_SELECTOR, ".photo").click()
    viewer = worker.driver.find_element(By.ID, "viewer")
    wait(worker.driver, viewer.is_displayed, "the viewer")
    viewer.click()
    wait(worker.driver, lambda: not viewer.is_displayed(), "the end of the viewer")


def test_the_bots_keyboard_stands_under_the_text_and_shares_the_number(worker: OnPhone) -> None:
    worker.starts()
    worker.commands("Trang chính")
    worker.sees_last("Mời chọn.")
    worker.taps("Gửi số điện thoại")
    worker.sees("+84912000101")
    worker.sees_last("Đã nhận: contact")


def test_voice_and_sticker_are_sent(worker: OnPhone) -> None:
    worker.starts()
    worker.sees("Mã: không có")
    worker.attaches("Tin thoại mẫu")
    worker.sees_last("Đã nhận: voice")
    worker.attaches("Nhãn dán")
    worker.sees_last("Đã nhận: sticker")


def test_a_blocked_bot_is_unblocked_again(worker: OnPhone) -> None:
    worker.starts()
    worker.sees("Mã: không có")
    worker.blocks()
    worker.unblocks()
    worker.says("chào lại")
    worker.sees_last("Nghe rồi: chào lại")


def test_a_week_moved_is_a_week_lived(page_server: Served, worker: OnPhone, officer: OnPhone) -> None:
    worker.starts()
    officer.starts()
    officer.sees("Mã: không có")
    page_server.do(page_server.demo.free.clear)
    button = worker.driver.find_element(By.CSS_SELECTOR, "[data-by=week]")
    button.click()
    journey = worker.driver.find_element(By.ID, "journey")
    wait(worker.driver, lambda: journey.is_displayed() and not button.is_enabled(), "the journey")
    assert "tới thứ Bảy, 06/3" in journey.text
    page_server.do(page_server.demo.free.set)
    now = worker.driver.find_element(By.ID, "now")
    wait(worker.driver, lambda: now.text == "thứ Bảy, 06/3/2021 · 08:00" and button.is_enabled(), "the new date")
    for person in (worker, officer):
        reminders = [bubble for bubble in person.bubbles() if "Nhắc việc ngày" in bubble]
        assert len(reminders) == 7


def test_short_steps_follow_each_other(page: Chrome) -> None:
    button = page.find_element(By.CSS_SELECTOR, "[data-by=hour]")
    for hour in range(9, 14):
        wait(page, button.is_enabled, "the button")
        button.click()
        WebDriverWait(page, PATIENCE).until(text_to_be_present_in_element((By.ID, "now"), f"{hour:02}:00"))
    wait(page, lambda: page.switch_to.active_element == button, "the keyboard back on the button")


def test_another_document_begins_anew(worker: OnPhone) -> None:
    worker.starts()
    worker.sees("Mã: không có")
    click(worker.driver, "#campaign option[value=lai-chau-2021]")
    worker.starts()
    worker.sees("Mã: không có")
    assert len(worker.bubbles()) == 2


def test_a_cut_network_holds_the_answers_until_it_is_back(worker: OnPhone) -> None:
    worker.starts()
    worker.sees("Mã: không có")
    click(worker.driver, "#open-faults")
    switch = "#faults [data-fault=cut]"
    click(worker.driver, switch)
    on = f"{switch}[aria-checked=true]"
    wait(worker.driver, lambda: worker.driver.find_elements(By.CSS_SELECTOR, on), "the fault")
    worker.says("có ai không")
    worker.sees_last("có ai không")
    click(worker.driver, on)
    worker.sees_last("Nghe rồi: có ai không")


def test_a_lost_connection_is_taken_up_again_with_all_that_was_missed(page_server: Served, worker: OnPhone) -> None:
    worker.starts()
    worker.sees("Mã: không có")
    hub = page_server.app.state.desk.hub

    def cut_and_speak() -> None:
        for stream in hub._pages:
            stream.put_nowait(None)
        demo = page_server.demo
        demo.world().says(WORKER, demo.phones()[0].bot, "trong lúc mất nối")

    page_server.do(cut_and_speak)
    worker.sees("Nghe rồi: trong lúc mất nối")


def test_on_a_mobile_screen_one_phone_fills_it_and_the_others_count_their_news(
    page_server: Served, page: Chrome, worker: OnPhone, officer: OnPhone
) -> None:
    officer.starts()
    officer.sees("Mã: không có")
    for width in (360, 390, 430):
        set_screen(page, (width, MOBILE[1]))
        assert page.execute_script("return document.documentElement.scrollWidth") == width
        worker.fills(width)
        assert not officer.find(".device")[0].is_displayed()
    demo = page_server.demo
    page_server.do(lambda: demo.world().says(102, demo.phones()[1].bot, "một"))
    dot = page.find_element(By.CSS_SELECTOR, "#tab-officer .dot")
    wait(page, dot.is_displayed, "the count")
    assert dot.text.split()[0] == "1"
    officer.take_up()
    assert officer.find(".device")[0].is_displayed()
    assert not dot.is_displayed()
    officer.sees_last("Nghe rồi: một")
    set_screen(page, DESK)


def test_a_tab_that_was_taken_up_is_seen_whole(page: Chrome, worker: OnPhone, officer: OnPhone) -> None:
    narrow = 200
    set_screen(page, (narrow, MOBILE[1]))
    for on in (officer, worker):
        page.execute_script("document.getElementById(arguments[0]).click()", on.tab)
        seen = page.execute_script("return document.getElementById(arguments[0]).getBoundingClientRect()", on.tab)
        assert 0 <= seen["left"] < seen["right"] <= narrow
    set_screen(page, DESK)


@pytest.mark.parametrize("size", [(844, 390), (320, 640)], ids=["on its side", "smallest"])
def test_on_a_small_screen_the_last_message_and_the_field_are_seen_at_once(
    page: Chrome, worker: OnPhone, size: tuple[int, int]
) -> None:
    worker.starts()
    worker.sees("Mã: không có")
    set_screen(page, size)
    worker.says("một")
    worker.sees_last("Nghe rồi: một")
    shown = "return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert page.execute_script(shown) == list(size)
    last, field = worker.find(".bubble")[-1].rect, worker.find("textarea")[0].rect
    assert last["y"] + last["height"] <= field["y"] < field["y"] + field["height"] <= size[1]
    moves = [node.rect for node in page.find_elements(By.CSS_SELECTOR, ".clock button")]
    assert all(rect["x"] >= 0 and rect["x"] + rect["width"] <= size[0] for rect in moves)
    set_screen(page, DESK)


def test_everything_that_can_be_pressed_has_a_name_and_is_large_enough(page: Chrome, worker: OnPhone) -> None:
    worker.starts()
    worker.commands("Trang chính")
    worker.sees_last("Mời chọn.")
    names = """
      return [...document.querySelectorAll("button, a, select, textarea, input, summary")]
        .filter((node) => node.checkVisibility())
        .filter((node) => !(node.textContent.trim() || node.ariaLabel || node.labels?.length))
        .map((node) => node.outerHTML)"""
    small = """
      return [...document.querySelectorAll("button, select")]
        .filter((node) => node.checkVisibility({visibilityProperty: true}) && !node.closest(".text"))
        .filter((node) => node.getBoundingClientRect().height < 36)
        .map((node) => node.outerHTML)"""
    assert page.execute_script(names) == []
    set_screen(page, MOBILE)
    assert page.execute_script(small) == []
    set_screen(page, DESK)
