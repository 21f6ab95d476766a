"""The apps that one person writes from: joining another by a code, choosing one for messages, letting one go."""

from __future__ import annotations

from data.enums import ContactState
from data.queries.members import apps as queries
from data.queries.privacy import named
from domain.errors import Problem
from domain.members import linking
from domain.text import templates
from handlers.core.router import Router, chose, chose_push, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.menu.menu import show_menu

router = Router("apps")

APPS, CODE, ENTER, CONFIRM, LETTING_GO = "apps/list", "apps/code", "apps/enter", "apps/confirm", "apps/letting_go"
PENDING = "link"  # in the draft: the code that waits for a yes


@router.on(chose("my_apps"), command("my_apps"), chose("back", CODE, LETTING_GO))
async def show_apps(turn: Turn) -> Screen:
    """List the apps that speak for the person, and what can be done with each."""
    if turn.actor.person_id is None:
        raise Problem("join_first")
    listed = await queries.listed(turn.work.connection, turn.person_id)
    reached = [contact for contact in listed if contact.state is ContactState.ACTIVE]
    shown_apps = [
        {"app": contact.channel, "here": contact.id == turn.actor.contact_id, "gone": contact not in reached}
        for contact in listed
    ]
    chosen = next((contact.channel for contact in reached if contact.preferred), None)
    choices = [Choice("link_app"), Choice("enter_code")]
    if len(reached) > 1:
        choices += [_of_app("prefer_app", contact.id, contact.channel) for contact in reached if not contact.preferred]
        choices += [Choice("prefer_last")] if chosen else []
    if len(listed) > 1:
        choices += [_of_app("unlink_app", contact.id, contact.channel) for contact in listed]
    return Screen(APPS, {"apps": shown_apps, "chosen": chosen}, (*choices, Choice("back"), Choice("home")))


def _of_app(code: str, contact_id: int, channel: str) -> Choice:
    return Choice(code, str(contact_id), {"app": templates.label(f"app_{channel}")})


@router.on(chose("link_app"))
async def show_code(turn: Turn) -> Screen:
    """Show a new code. It stands in this one message and opens nothing when its time is over."""
    issued = await linking.issue(turn.work, turn.person_id, turn.actor.contact_id)
    code = issued.code.replace("-", "")
    turn.tell("screens/apps/code_shown", code=issued.code, until=issued.until, link=turn.app.links.app(code))
    return Screen(CODE, {}, (Choice("link_app"), Choice("back"), Choice("home")))


@router.on(chose("enter_code"), chose("have_code"))
async def ask_code(turn: Turn) -> Screen:
    return Screen(ENTER, {"member": turn.actor.person_id is not None}, (Choice("back"),), frozenset({"text"}))


@router.on(chose("back", ENTER, CONFIRM), command("cancel", ENTER, CONFIRM))
async def leave(turn: Turn) -> Screen:
    turn.draft.pop(PENDING, None)
    return await show_menu(turn)


@router.on(wrote(ENTER))
async def take_code(turn: Turn) -> Screen:
    return await offer(turn, turn.text)


async def offer(turn: Turn, typed: str) -> Screen:
    """Say whom a code leads to and ask; a wrong one counts."""
    found = await linking.look(turn.work, typed, turn.actor.contact_id)
    if found is None:
        turn.tell("screens/apps/code_unknown")
        return await ask_code(turn)
    turn.draft[PENDING] = found.code_id
    context = {"name": found.name, "unit": found.unit, "goes_along": found.moves}
    return Screen(CONFIRM, context, (Choice("yes_link"), Choice("back")), names=named.people(found.person_id))


@router.on(chose("yes_link", CONFIRM))
async def join_app(turn: Turn) -> Screen:
    """Join this app; what was begun here by a stranger is over, a form of one's own goes on."""
    code_id = turn.draft.pop(PENDING, None)
    if code_id is None:
        raise Problem("link_code_over")
    person = await linking.take(turn.work, code_id, turn.actor.contact_id)
    for begun in ("join", "invitation"):
        turn.draft.pop(begun, None)
    turn.becomes(person.id or 0, person.name, person.address_form)
    turn.tell("screens/apps/linked")
    return await show_menu(turn)


@router.on(chose("prefer_app", APPS))
async def prefer(turn: Turn) -> Screen:
    await linking.prefer(turn.work, turn.person_id, int(turn.value))
    return await show_apps(turn)


@router.on(chose("prefer_last", APPS))
async def prefer_last(turn: Turn) -> Screen:
    await linking.prefer(turn.work, turn.person_id, None)
    return await show_apps(turn)


@router.on(chose("unlink_app", APPS))
async def ask_to_let_go(turn: Turn) -> Screen:
    listed = await queries.listed(turn.work.connection, turn.person_id)
    app = next((contact for contact in listed if str(contact.id) == turn.value), None)
    if app is None:
        raise Problem("app_not_linked")
    context = {"app": app.channel, "here": app.id == turn.actor.contact_id}
    return Screen(LETTING_GO, context, (Choice("yes_unlink", turn.value), Choice("back")))


@router.on(chose("yes_unlink", LETTING_GO), chose_push("unlink_app"))
async def let_go(turn: Turn) -> Screen:
    """Let an app go; whoever lets go the one in their hand is a stranger there from now on."""
    await linking.unlink(turn.work, turn.person_id, int(turn.value))
    if int(turn.value) == turn.actor.contact_id:
        turn.becomes(None, None, templates.label("you_unknown"))
        turn.draft = {}
        turn.tell("screens/apps/let_go", here=True)
        return await show_menu(turn)
    turn.tell("screens/apps/let_go", here=False)
    return await show_apps(turn)
