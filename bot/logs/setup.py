"""The log of the program: one line a record on standard error, with nothing secret in it."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import ClassVar

from bot.logs.context import about
from bot.logs.redaction import Masks
from bot.settings.settings import Settings

CHATTY = ("alembic", "apscheduler", "uvicorn", "aiogram", "httpx", "httpcore", "httpx2", "httpcore2")
"""Libraries that log every second that all is well; only their warnings are logged."""


class MaskFilter(logging.Filter):
    """Sits on a handler (a logger's filter does not see its children's records) and masks text and tracebacks."""

    plain: ClassVar = logging.Formatter()

    def __init__(self, masks: Masks) -> None:
        super().__init__()
        self._masks = masks

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._masks(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self.plain.formatException(record.exc_info)
        if record.exc_text:  # a formatter writes this text and does not make its own
            record.exc_text = self._masks(record.exc_text)
        if record.stack_info:
            record.stack_info = self._masks(record.stack_info)
        record.about = about.get()
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line, with fields of its own only: whatever else a record carries may name people."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "about": getattr(record, "about", "-"),
            "text": record.getMessage(),
        }
        trace = "\n".join(text for text in (record.exc_text, record.stack_info) if text)
        return json.dumps(line | ({"trace": trace} if trace else {}), ensure_ascii=False)


def formatter(settings: Settings) -> logging.Formatter:
    """Lines for people, or for a collector."""
    if settings.log_format == "json":
        return JsonFormatter()
    return logging.Formatter("%(asctime)s %(about)s %(levelname)s %(name)s: %(message)s", defaults={"about": "-"})


def start_logging(settings: Settings) -> None:
    """Replace the root's handlers by one that masks; whoever adds another gives it a MaskFilter too."""
    masks = Masks(settings.secrets())
    handler = logging.StreamHandler()
    handler.addFilter(MaskFilter(masks))
    handler.setFormatter(formatter(settings))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for library in CHATTY:
        logging.getLogger(library).setLevel(max(logging.WARNING, logging.getLogger().level))
    mask_last_words(masks)


def mask_last_words(masks: Masks) -> None:
    """Mask the traceback of an exception that nobody caught: python-telegram-bot puts the token into one."""

    def say(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.stderr.write(masks("".join(traceback.format_exception(kind, error, trace))))

    sys.excepthook = say
