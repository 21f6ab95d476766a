"""A name that a handler asks for and nobody gives would fail only when somebody taps."""

from __future__ import annotations

from bot.dispatch import dispatcher
from handlers import turn
from tests.support.standard import given_to_handlers


def test_every_name_that_a_handler_wants_is_given() -> None:
    dispatcher()
    known = {"turn", *given_to_handlers({})}
    unknown = {
        (handler.__qualname__, name) for _, handler, names in turn.handlers for name in names if name not in known
    }
    assert unknown == set()
    assert len(turn.handlers) > 30
