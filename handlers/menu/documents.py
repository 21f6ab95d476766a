"""Questions that the campaign's document answers: with its words, its number, the section and the day."""

from __future__ import annotations

from datetime import date
from functools import partial

from data.queries.members import people
from data.tables import Person
from domain.campaigns.asked import answer
from domain.records.rounds import last_days
from domain.records.titles import offered_to_people, titles_for
from domain.text.clusters import clip
from domain.titles import facts_of, known_of
from domain.understanding.likeness import likeness
from handlers.core.campaigns import readable, running_for_member
from handlers.core.screen import Choice, Screen
from handlers.core.turn import SENTENCE, Turn
from handlers.member.personal import calendar, handbook
from handlers.menu.menu import show_menu

LEAST = 0.45  # of a question's weight that a fact has to have in common with it

FACTS, CRITERIA = "asked/facts", "asked/criteria"
WORDS = 2400  # characters of the regulations that one answer holds


async def deadlines(turn: Turn) -> Screen:
    """Answer with the deadline that was asked for, or with the calendar; above it until when the own unit registers."""
    await _tell_closing(turn)
    return await _from_papers(turn, "deadlines", LEAST) or await calendar.show_calendar(turn)


async def _tell_closing(turn: Turn) -> None:
    """Say until when things are registered at the person's unit, where such days were chosen."""
    belongs = await people.current_membership(turn.work.connection, turn.actor.person_id or 0)
    if belongs is None:
        return
    labels: dict[date, list[str]] = {}
    for campaign in (await running_for_member(turn)).values():
        last = await last_days(turn.work, belongs[1], campaign)
        for thing in offered_to_people(campaign, turn.now.date()):
            labels.setdefault(last[thing.code] or date.max, []).append(thing.label)
    closing = [(day.isoformat(), names) for day, names in sorted(labels.items()) if turn.now.date() <= day < date.max]
    if closing:
        turn.tell("screens/asked/closing", closing=closing, alone=len(labels) == 1)


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


async def criteria(turn: Turn) -> Screen:
    """Answer with the regulation on the titles that the person may get; what is not known here is said to be so."""
    titles, unknown = [], []
    person = await turn.work.session.get_one(Person, turn.person_id) if turn.actor.person_id is not None else None
    for campaign in (await readable(turn)).values():
        own = titles_for(campaign, person.category if person else None)
        known = await known_of(turn.work, campaign, own, turn.now.date())
        titles += [{"name": title.name, **facts_of(known[title.code])} for title in own if title.code in known]
        unknown += [{"name": title.name, "by": title.awarded_by} for title in own if title.code not in known]
    if not titles:
        if unknown:
            turn.tell("screens/asked/no_criteria", unknown_titles=unknown)
            return await _menu_with_officer(turn)
        return await ask_officer(turn, "criteria")
    room = WORDS // len(titles)
    shown = [{**title, "words": clip(str(title["words"]), room)} for title in titles]
    context = {"titles": shown, "unknown_titles": unknown}
    more = (Choice("contact"),) if person else ()
    return Screen(CRITERIA, context, (Choice("handbook"), *more, Choice("home")))


async def ask_officer(turn: Turn, what: str) -> Screen:
    """Say what is not known or done here, and offer to ask an officer."""
    turn.tell("screens/asked/not_here_yet", what=what)
    return await _menu_with_officer(turn)


async def _menu_with_officer(turn: Turn) -> Screen:
    """Show the menu, where nothing that is typed next goes to anybody by itself; strangers have nobody to ask yet."""
    menu = await show_menu(turn)
    known = turn.actor.person_id is not None
    ask = (Choice("hand_over" if SENTENCE in turn.draft else "contact"),) if known else ()
    return Screen(menu.name, menu.context, (*ask, *menu.choices), menu.accepts)


async def today(turn: Turn) -> Screen:
    """Say above the calendar what day it is."""
    day = turn.now.date()
    names = await calendar.names_on(turn, day)
    turn.tell("screens/asked/today", day=day.isoformat(), names=names)
    return await calendar.show_calendar(turn)


async def good_news(turn: Turn) -> Screen:
    turn.tell("screens/asked/not_here_yet", what="good_news")
    return await show_menu(turn)
