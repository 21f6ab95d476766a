"""Handlers are alike: each takes the turn alone, and each choice of a menu leads to one."""

from __future__ import annotations

import inspect

import pytest

from handlers.conversation import conversation
from handlers.core.router import Conversation, Router, RuleTwiceError, chose, wrote
from handlers.core.screen import Screen
from handlers.core.turn import Turn
from handlers.menu.more import OFFERED


def test_a_handler_takes_the_turn_and_nothing_else() -> None:
    handlers = {handler for router in conversation().routers for _, handler in router.rules}
    assert [one for one in handlers if [*inspect.signature(one).parameters] not in (["turn"], ["_turn"])] == []
    assert len(handlers) > 300


def test_every_choice_behind_more_is_answered() -> None:
    rules = [rule for router in conversation().routers for rule, _ in router.rules]
    answered = {rule.code for rule in rules if rule == chose(rule.code or "")}
    assert set(OFFERED) <= answered


def test_two_handlers_of_one_rule_are_refused() -> None:
    """The second would never be called."""

    async def handler(_turn: Turn) -> Screen:
        return Screen("menu")

    first, second = Router("first"), Router("second")
    first.on(wrote("form/question", "form/review"))(handler)
    second.on(wrote("form/review"))(handler)
    with pytest.raises(RuleTwiceError, match="form/review"):
        Conversation([first, second])
