"""Questions that the campaign's document answers: with its words, its number, the section and the day."""

from __future__ import annotations

from functools import partial

from domain.campaigns.asked import answer
from domain.understanding.likeness import likeness
from handlers.core.campaigns import readable
from handlers.core.screen import Choice, Screen
from handlers.core.turn import SENTENCE, Turn
from handlers.member.personal import calendar, handbook
from handlers.menu.menu import show_menu

LEAST = 0.45  # of a question's weight that a fact has to have in common with it

FACTS = "asked/facts"


async def deadlines(turn: Turn) -> Screen:
    """Answer with the deadline that was asked for, or with the calendar."""
    return await _from_papers(turn, "deadlines", LEAST) or await calendar.show_calendar(turn)


async def where_reports(turn: Turn) -> Screen:
    return await _from_papers(turn, "where_reports", 0.0) or await handbook.show_papers(turn)


async def who_decides(turn: Turn) -> Screen:
    return await _from_papers(turn, "who_decides", 0.0) or await handbook.show_papers(turn)


async def campaign(turn: Turn) -> Screen:
    return await _from_papers(turn, "campaign", LEAST) or await handbook.show_papers(turn)


async def _from_papers(turn: Turn, intent: str, least: float) -> Screen | None:
    papers = await readable(turn)
    found = answer(papers.values(), intent, partial(likeness, turn.draft.get(SENTENCE) or turn.text), least=least)
    if not found:
        return None
    more = (Choice("contact"),) if turn.actor.person_id is not None else ()
    return Screen(FACTS, {"facts": found}, (Choice("handbook"), *more, Choice("home")))


async def today(turn: Turn) -> Screen:
    """Say above the calendar what day it is."""
    day = turn.now.date()
    names = await calendar.names_on(turn, day)
    turn.tell("screens/asked/today", day=day.isoformat(), names=names)
    return await calendar.show_calendar(turn)


async def good_news(turn: Turn) -> Screen:
    turn.tell("screens/asked/not_here_yet", what="good_news")
    return await show_menu(turn)
