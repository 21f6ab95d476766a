"""A member's lost phone: cut after a typed word, and opened again when it is found."""

from __future__ import annotations

from data.queries.privacy.named import people
from domain.input import typed_word
from domain.input.typed_word import Word
from domain.members import directory, lost_phones
from domain.text import templates
from handlers.core.router import chose, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.gate import officer_router
from handlers.officer.people import members

router = officer_router("lost phone")

CUTTING, WORD = "officer/cut_phone", "officer/cut_word"


@router.on(chose("back", CUTTING, WORD))
async def go_back(turn: Turn) -> Screen:
    return await members.show_member(turn, int(turn.screen.context["membership_id"]) if turn.screen else 0)


@router.on(chose("cut_phone", members.MEMBER))
async def ask_to_cut(turn: Turn) -> Screen:
    member = await directory.look(turn.work, turn.person_id, int(turn.value))
    reached = await lost_phones.reached(turn.work, turn.person_id, int(turn.value))
    choices = [Choice("yes_cut_phone", turn.value)]
    if len(reached) > 1:
        named = [(f"{turn.value}-{contact.id}", templates.label(f"app_{contact.channel}")) for contact in reached]
        choices += [Choice("cut_app", value, {"app": app}) for value, app in named]
    context = {"membership_id": member.membership_id, "name": member.name, "several": len(reached) > 1}
    return Screen(CUTTING, context, (*choices, Choice("back")), names=people(member.person_id))


@router.on(chose("yes_cut_phone", CUTTING), chose("cut_app", CUTTING))
async def ask_for_word(turn: Turn) -> Screen:
    """Take which app it is: all of them, or the one that was chosen; it wants a typed word, for it works at once."""
    membership_id, _, contact_id = turn.value.partition("-")
    member = await directory.look(turn.work, turn.person_id, int(membership_id))
    reached = await lost_phones.reached(turn.work, turn.person_id, int(membership_id))
    chosen = int(contact_id) if contact_id else None
    await lost_phones.look_at_lost(turn.work, turn.person_id, int(membership_id), chosen)  # before a word is asked for
    app = next(
        (templates.label(f"app_{contact.channel}") for contact in reached if str(contact.id) == contact_id), None
    )
    context = {"membership_id": member.membership_id, "contact_id": contact_id, "name": member.name, "app": app}
    return Screen(WORD, context, (Choice("back"),), frozenset({"text"}), names=people(member.person_id))


@router.on(wrote(WORD))
async def cut_phone(turn: Turn) -> Screen:
    """Cut the old phone at once."""
    typed_word.demand(turn.text, Word.CUT)
    context = turn.screen.context if turn.screen else {}
    chosen = int(context["contact_id"]) if context.get("contact_id") else None
    count = await lost_phones.cut(turn.work, turn.person_id, int(context["membership_id"]), turn.app.hours, chosen)
    turn.tell("screens/officer/phone_cut", count=count)
    return await members.show_member(turn, int(context["membership_id"]))


@router.on(chose("reopen_phone", members.MEMBER))
async def reopen_phone(turn: Turn) -> Screen:
    await lost_phones.give_back(turn.work, turn.person_id, int(turn.value), turn.app.hours)
    turn.tell("screens/officer/phone_reopened")
    return await members.show_member(turn, int(turn.value))
