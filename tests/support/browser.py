"""A browser and the phones in it, for tests that act as persons: says, taps, sees."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.support.amounts import DEADLINE

PATIENCE = 3 * DEADLINE  # seconds until something is given up: a week is hundreds of ticks, with a browser beside
DESK, MOBILE = (1440, 900), (390, 844)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=vi",
)


def program(*names: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    pytest.fail(f"none of {names} is installed; on Debian: apt install chromium chromium-driver")


@contextmanager
def browser(profile: Path) -> Iterator[Chrome]:
    """A new browser with an empty profile."""
    options = ChromeOptions()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, ChromeService(program("chromedriver"), log_output=subprocess.DEVNULL))
    try:
        yield driver
    finally:
        driver.quit()


def set_screen(driver: Chrome, size: tuple[int, int]) -> None:
    """A window of exactly this size, also where a desktop's window could not be so narrow."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def opened(driver: Chrome, address: str, size: tuple[int, int] = DESK) -> None:
    """Open the page and wait until its phones are there."""
    set_screen(driver, size)
    driver.get(address)
    wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "body[data-ready] .phone"), "the phones")


def complaints(driver: Chrome) -> list[str]:
    """What the console said since the last time: errors of scripts, refusals of the policy, failed requests."""
    entries: list[dict[str, str]] = driver.execute("getLog", {"type": "browser"})["value"]
    return [entry["message"] for entry in entries if entry["level"] in {"SEVERE", "WARNING"}]


def wait(driver: Chrome, what: Callable[[], Any], name: str) -> Any:
    """What a person is waiting for; a node that is replaced meanwhile is looked for again."""
    waiting = WebDriverWait(driver, PATIENCE, 0.05, ignored_exceptions=[StaleElementReferenceException])
    return waiting.until(lambda _: what(), f"did not appear in {PATIENCE:.0f} seconds: {name}")


def click(driver: Chrome, css: str) -> None:
    """Click on what is there as soon as it is shown: a part of the page may just be drawn anew."""

    def clicked() -> bool:
        node = driver.find_element(By.CSS_SELECTOR, css)
        if node.is_displayed():
            node.click()
            return True
        return False

    wait(driver, clicked, css)


def words(node: WebElement) -> str:
    """The words of a node, also while it still fades in (WebDriver's own `text` is empty then)."""
    return str(node.get_property("textContent"))


class OnPhone:
    """One phone of the page, in the hands of its person."""

    def __init__(self, driver: Chrome, phone_id: str) -> None:
        self.driver = driver
        self.root = f'[data-phone="{phone_id}"]'
        self.tab = f"tab-{phone_id}"

    def find(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, f"{self.root} {css}")

    def take_up(self) -> None:
        """Choose this phone's tab where one phone fills the screen."""
        tab = self.driver.find_element(By.ID, self.tab)
        if tab.is_displayed():
            tab.click()

    def _press(self, css: str, label: str | None = None, *, last: bool = False) -> None:
        def button() -> WebElement | None:
            shown = [node for node in self.find(css) if node.is_displayed() and label in (None, node.text.strip())]
            return shown[-1 if last else 0] if shown else None

        def press() -> bool:
            node = button()
            if node is None:
                return False
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'nearest'})", node)
            node.click()
            return True

        wait(self.driver, press, f"{css} {label or ''}")

    def fills(self, width: int) -> None:
        """Wait until the phone is as wide as the screen of so many pixels: it is laid out a moment after it changed."""
        wait(self.driver, lambda: self.find(".device")[0].rect["width"] == width, f"a phone of {width} pixels")

    def starts(self) -> None:
        self._press("button.wide", "BẮT ĐẦU")

    def opens(self, label: str) -> None:
        """Scan a QR code or open an invitation."""
        if not self.find(".links details[open]"):
            self._press(".links summary")
        self._press(".link-list button", label)

    def says(self, text: str) -> None:
        field = wait(
            self.driver, lambda: [one for one in self.find("textarea") if one.is_displayed()], "the text field"
        )
        field[0].send_keys(text)
        self._press("button.send")

    def taps(self, label: str) -> None:
        """Tap the lowest button with these words: under a message, or of the bot's keyboard."""
        self._press(".key, .letter-key", label, last=True)

    def attaches(self, label: str) -> None:
        self._press("button.clip")
        self._press(".popup button", label)

    def commands(self, label: str) -> None:
        self._press(".menu-button")
        self._press(".popup span", label)

    def blocks(self) -> None:
        self._press(".head .round")
        self._press(".popup span", "Chặn bot")

    def unblocks(self) -> None:
        self._press("button.wide", "BỎ CHẶN BOT")

    def hears(self, text: str) -> None:
        """Wait for the short line that a callback answer shows."""
        wait(self.driver, lambda: self.find(".toast")[0].get_property("textContent") == text, f"the toast {text!r}")

    def bubbles(self) -> list[str]:
        """The words of each bubble, oldest first."""
        return [words(node) for node in self.find(".bubble")]

    def sees(self, text: str) -> None:
        """Wait until some bubble shows these words."""
        wait(self.driver, lambda: any(text in bubble for bubble in self.bubbles()), f"{text!r} on {self.root}")

    def sees_last(self, text: str) -> None:
        """Wait until the newest bubble shows these words."""
        wait(self.driver, lambda: text in (self.bubbles() or [""])[-1], f"{text!r} as the last on {self.root}")


def phone(driver: Chrome, phone_id: str) -> OnPhone:
    return OnPhone(driver, phone_id)
