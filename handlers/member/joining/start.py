"""The first message: a link of a unit, an invitation, or nothing."""

from __future__ import annotations

from domain import units
from domain.input.events import Commanded
from domain.input.start_payload import JoinUnit, LinkApp, UseInvitation, read_payload
from domain.members import invitations, joining, linking
from domain.members.joining import Joining
from domain.privacy import demand_consent
from domain.text import templates
from domain.units.join_codes import looks_like_code
from handlers.core.router import DeclinedError, Router, chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.member.joining import enrol, join
from handlers.member.joining.state import JoinState, keep_join
from handlers.member.personal import apps
from handlers.menu.menu import show_menu

router = Router("start")


@router.on(command("start"))
async def start(turn: Turn) -> Screen:
    """Open what the link carries; without one, the menu."""
    link = read_payload(turn.event.argument if isinstance(turn.event, Commanded) else "")
    if isinstance(link, UseInvitation):
        return await show_invitation(turn, link.code)
    if isinstance(link, LinkApp):
        return await apps.offer(turn, link.code)
    if isinstance(link, JoinUnit):
        return await open_unit(turn, link.join_code)
    return await show_menu(turn)


def brings_link(turn: Turn) -> bool:
    """Tell whether a stranger typed what looks like a code of another app."""
    return turn.actor.person_id is None and linking.read(turn.text) is not None


@router.on(wrote(when=brings_link))
async def read_link_code(turn: Turn) -> Screen:
    """Take a code that somebody typed before anything was asked; the code of a unit goes first."""
    if await units.by_join_code(turn.work.connection, turn.text, turn.now.date()):
        return await open_unit(turn, turn.text)
    return await apps.offer(turn, turn.text)


def brings_code(turn: Turn) -> bool:
    """Tell whether somebody typed what a poster or an invitation says, where no other text is awaited."""
    screen, text = turn.screen, turn.text
    if screen is not None and screen.awaits_text:
        return False
    if isinstance(read_payload(text), UseInvitation):
        return True
    searched = screen is not None and screen.name in join.SEARCHED
    return not searched and looks_like_code(text) and any(char.isalpha() for char in text)


@router.on(wrote(when=brings_code))
async def read_code(turn: Turn) -> Screen:
    """Open the unit whose code was typed: Zalo has no links that carry one. A code of nothing is only counted."""
    link = read_payload(turn.text)
    if isinstance(link, UseInvitation):
        return await show_invitation(turn, link.code)
    if turn.screen is None or await units.by_join_code(turn.work.connection, turn.text, turn.now.date()):
        return await open_unit(turn, turn.text)
    await join.count_search(turn)
    raise DeclinedError


async def open_unit(turn: Turn, join_code: str) -> Screen:
    """Offer the unit of a link or a poster; whoever belongs there already gets the menu."""
    unit = await units.by_join_code(turn.work.connection, join_code, turn.now.date())
    current = await join.belongs_to(turn)
    if unit is None:
        await join.count_search(turn)
        turn.tell("refusals/old_link")
        return await (show_menu(turn) if current else join.ask_unit(turn))
    if current is not None and current.id == unit.id and unit.is_active:
        return await show_menu(turn)
    return await join.offer(turn, unit)


async def show_invitation(turn: Turn, code: str) -> Screen:
    """Say which role the invitation gives, and until when, before it is taken."""
    invitation = await invitations.look(turn.work, code)
    unit = await units.view(turn.work.connection, invitation.unit_id, turn.now.date())
    turn.draft["invitation"] = code
    if turn.actor.person_id is None:
        turn.becomes(None, None, templates.label("you_officer"))
    until = invitation.role_until.isoformat() if invitation.role_until else None
    context = {"unit": unit.name, "until": until, "role": invitation.role.value}
    return Screen("start/invitation", context, (Choice("accept_invitation"), Choice("later")))


@router.on(chose("later", "start/invitation"))
async def leave_invitation(turn: Turn) -> Screen:
    turn.draft.pop("invitation", None)
    return await show_menu(turn)


@router.on(chose("accept_invitation"))
async def accept_invitation(turn: Turn) -> Screen:
    """Take the role; who has not joined yet gives consent and a name first."""
    if turn.actor.person_id is None:
        invitation = await invitations.look(turn.work, turn.draft["invitation"])
        keep_join(turn, JoinState(unit=invitation.unit_id))
        return await enrol.ask_consent(turn)
    return await take_role(turn)


@router.on(wrote("start/name"), chose("profile_name", "start/name"))
async def take_officer_name(turn: Turn) -> Screen:
    """The invitation vouches for who comes by it: no confirmation, no category."""
    invitation = await invitations.look(turn.work, turn.draft.get("invitation", ""))
    answers = Joining(
        turn.actor.contact_id, turn.actor.channel, invitation.unit_id, enrol.name_given(turn), confirmed=True
    )
    person = await joining.join(turn.work, answers)
    turn.becomes(person.id or 0, person.name, person.address_form)
    turn.draft.pop("join", None)
    return await take_role(turn)


async def take_role(turn: Turn) -> Screen:
    """Redeem the invitation that lies in the draft."""
    await demand_consent(turn.work, turn.person_id)
    grant = await invitations.redeem(turn.work, turn.draft.pop("invitation"), turn.person_id, turn.app.hours)
    unit = await units.view(turn.work.connection, grant.unit_id, turn.now.date())
    you = templates.label("you_officer")
    await joining.address(turn.work, turn.person_id, you)
    turn.becomes(turn.person_id, turn.actor.name, you)
    turn.tell("screens/start/granted", unit=unit.name, role=grant.role.value)
    return await show_menu(turn)
