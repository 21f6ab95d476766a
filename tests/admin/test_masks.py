from __future__ import annotations

import io
import logging
import sys

import pytest

from bot.logs.redaction import Masks
from bot.logs.setup import MaskFilter, mask_last_words, start_logging
from bot.settings.settings import Settings
from tests.support.door import TOKEN

HALF = TOKEN.partition(":")[2]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", "POST https://api.telegram.org/bot123456:***/getMe"),
        (f"url='/bot{TOKEN.replace(':', '%3A')}/getMe'", "url='/bot123456:***/getMe'"),
        (f"token {TOKEN} refused", "token 123456:*** refused"),
        ("gọi 0912345678 nhé", "gọi ***678 nhé"),
        ("gọi +84912345678", "gọi ***678"),
        ("zalo 84912345678", "zalo ***678"),
        ("091 234 5678", "***678"),
        ("0912.345.678", "***678"),
        ("0237 385 2345", "***345"),
        ("02373852345", "***345"),
        ("01652345678, +841652345678", "***678, ***678"),
        ("0165 234 5678", "***678"),
    ],
)
def test_what_is_hidden(said: str, shown: str) -> None:
    assert Masks()(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "2021-03-05 07:30:00,123 INFO",
        "05-03-2021 08:12",
        "06/HD-LĐLĐ 25/02/2021",
        "chat 5123456789 update 900123456",
        "-1001234567890",
        "sent 39412 in 0.08401234 s",
        "127.0.0.1:8080",
        "10:15:30",
        "hash a0912345678b",
    ],
)
def test_what_stays(said: str) -> None:
    assert Masks()(said) == said


def test_registered_secrets_go_first_the_long_before_the_short() -> None:
    masks = Masks(["abcd", "abcdefgh", ""])
    assert masks("abcdefgh abcd xyz") == "*** *** xyz"


def test_a_secret_too_short_to_hide_is_left() -> None:
    assert Masks(["a"])("a banana") == "a banana"


def fail(said: str) -> None:
    raise RuntimeError(said)


def logged(masks: Masks) -> tuple[logging.Logger, io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskFilter(masks))
    logger = logging.getLogger("tests.masks")
    logger.handlers, logger.propagate = [handler], False
    return logger, stream


def test_the_log_hides_arguments_tracebacks_and_stacks() -> None:
    logger, stream = logged(Masks(["header-half"]))
    try:
        fail(f"{TOKEN} and 0912345678")
    except RuntimeError:
        logger.exception("for %s and %s", "header-half", TOKEN, stack_info=True)
    written = stream.getvalue()
    assert "RuntimeError: 123456:*** and ***678" in written
    assert "for *** and 123456:***" in written
    assert HALF not in written
    assert "header-half" not in written.replace('"header-half"', "")  # the source line of this very test


def test_the_programs_log_hides_what_the_settings_hold(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level, hook = root.handlers[:], root.level, sys.excepthook
    root.handlers = []
    try:
        start_logging(Settings.read(_env_file=None, telegram_webhook_secret="header-half"))
        logging.getLogger("some.library").info("got %s", "header-half")
        sys.excepthook(LookupError, LookupError(TOKEN), None)
    finally:
        root.handlers, sys.excepthook = before, hook
        root.setLevel(level)
    written = capsys.readouterr().err
    assert "INFO some.library: got ***" in written
    assert "LookupError: 123456:***" in written
    assert HALF not in written


def test_the_last_words_are_masked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    mask_last_words(Masks())
    sys.excepthook(ValueError, ValueError(f"the token `{TOKEN}` was rejected"), None)
    assert capsys.readouterr().err == "ValueError: the token `123456:***` was rejected\n"
