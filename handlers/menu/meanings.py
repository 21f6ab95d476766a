"""Where each intent leads: the screens that the menus lead to as well, and nothing besides."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from data.queries.members import people
from domain.input.events import Chose
from domain.members import scope
from domain.members.joining import consent_facts
from domain.understanding.phrases import Audience, intents
from handlers.core.screen import Choice, Screen
from handlers.core.turn import SENTENCE, Turn
from handlers.member.joining import join, moving
from handlers.member.personal import apps, archive, calendar, contact, handbook, my_data, my_settings
from handlers.member.records import records, register, results
from handlers.menu import documents
from handlers.menu.menu import show_menu
from handlers.officer.announce import announce, sent
from handlers.officer.duties import duties, figures, pledges, urging, year
from handlers.officer.people import letters, members, unit
from handlers.officer.people import people as waiting
from handlers.officer.review import accepted, praised, review
from handlers.officer.roles import roles

Opens = Callable[[Turn], Awaitable[Screen]]


async def is_officer(turn: Turn) -> bool:
    """Tell whether whoever writes holds an officer's role; their screens ask for their rights anew."""
    if turn.actor.person_id is None:
        return False
    return bool(await people.officer_units(turn.work.connection, turn.person_id, turn.now))


async def open_meaning(turn: Turn, code: str) -> Screen:
    """Show what an intent asks for. Who may not see it hears that it is for officers, and nothing of any unit."""
    officer = await is_officer(turn)
    if not officer and code in _for_officers() - _OF_BOTH:
        turn.tell("screens/asked/for_officers")
        return await show_menu(turn)
    opens = _OF_STRANGERS.get(code) if turn.actor.person_id is None else None
    opens = opens or (_OF_OFFICERS.get(code) if officer else None) or _OPENS[code]
    return await opens(turn)


def _for_officers() -> frozenset[str]:
    return frozenset(intent.code for intent in intents() if intent.audience is Audience.OFFICER)


def _telling(what: str) -> Opens:
    """Say what the program cannot do, and offer to ask an officer; what is typed next goes to nobody by itself."""

    async def opens(turn: Turn) -> Screen:
        return await documents.ask_officer(turn, what)

    return opens


def _at_own_unit(code: str, opens: Opens) -> Opens:
    """Open a screen of one unit at the officer's own, the first of several."""

    async def opened(turn: Turn) -> Screen:
        near = await scope.near(turn.work, turn.person_id)
        turn.event = Chose(code, str(near[0].id))
        return await opens(turn)

    return opened


async def _help(turn: Turn) -> Screen:
    turn.tell("screens/everywhere/command", name="help")
    return await show_menu(turn)


async def _resume(turn: Turn) -> Screen:
    return await (show_menu(turn) if turn.actor.person_id is None else my_settings.resume(turn))


async def _contact(turn: Turn) -> Screen:
    if turn.actor.person_id is not None:
        return await contact.show_officers(turn)
    turn.tell("screens/asked/join_to_write")
    return await show_menu(turn)


async def _complain(turn: Turn) -> Screen:
    if turn.actor.person_id is None or SENTENCE not in turn.draft:
        return await _contact(turn)
    return await contact.ask_whom(turn)


async def _privacy(turn: Turn) -> Screen:
    return Screen("join/consent_text", consent_facts(turn.now.date()), (Choice("join"), Choice("home")))


_OPENS: Mapping[str, Opens] = {
    "register": register.show_things,
    "initiative": register.show_things,
    "my_titles": register.show_things,
    "pledge": register.show_things,
    "good_deed": register.start_good_deed,
    "my_record": records.show_records,
    "results": results.tell,
    "deadlines": documents.deadlines,
    "where_reports": documents.where_reports,
    "who_decides": documents.who_decides,
    "campaign": documents.campaign,
    "criteria": documents.criteria,
    "today": documents.today,
    "calendar": calendar.show_calendar,
    "contact": _contact,
    "complaint": _complain,
    "join_code": _telling("join_code"),
    "handbook": handbook.show_papers,
    "slogans": handbook.show_slogans,
    "good_news": documents.good_news,
    "privacy": my_data.show_data,
    "my_data": my_data.show_data,
    "export": my_data.show_data,
    "erase": my_data.ask_for_word,
    "stop": my_settings.stop,
    "resume": _resume,
    "settings": my_settings.show_settings,
    "lost_phone": _telling("lost_phone"),
    "other_app": apps.show_apps,
    "change_unit": moving.ask_which,
    "rename": my_data.ask_new_name,
    "help": _help,
    "menu": show_menu,
    "sent_announcements": archive.show_archive,
    "unit_duties": duties.open_duties,
    "people_waiting": waiting.open_people,
    "records_waiting": review.open_queue,
    "accepted_records": accepted.open_list,
    "letters_waiting": letters.open_letters,
    "announce": announce.open_announce,
    "urge": urging.open_urging,
    "figures": figures.open_figures,
    "year": year.open_year,
    "roles": _at_own_unit("unit_roles", roles.show_roles),
    "invite_officer": _at_own_unit("unit_roles", roles.show_roles),
    "members": _at_own_unit("unit_members", members.ask_name),
    "sections": unit.open_unit,
}

_OF_BOTH = frozenset({"sent_announcements"})
"""What officers ask about what they do, and members about what they get."""

_OF_OFFICERS: Mapping[str, Opens] = {
    "pledge": pledges.show_list,
    "good_news": praised.list_deeds,
    "sent_announcements": sent.show_list,
    "join_code": _at_own_unit("unit_code", unit.show_code),
    "lost_phone": _at_own_unit("unit_members", members.ask_name),
}

_OF_STRANGERS: Mapping[str, Opens] = {
    "join_code": join.ask_unit,
    "register": join.ask_unit,
    "privacy": _privacy,
    "lost_phone": apps.ask_code,
    "other_app": apps.ask_code,
}
"""What they may: joining, reading, learning what would be kept. Everything else begins with joining."""

STRANGERS = frozenset(
    {*_OF_STRANGERS, "help", "menu", "contact", "calendar", "today", "handbook", "slogans", "campaign"}
)


def opened() -> frozenset[str]:
    """Return the intents that lead somewhere."""
    return frozenset(_OPENS)
