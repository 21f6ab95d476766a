"""The figures of an announcement and of each urging tell how each person was reached, and add up to the people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from data.engine.unit_of_work import Work
from data.enums import MembershipState, PushKind, PushState, Role
from data.queries.outbox.routes import Template
from data.queries.outbox.undelivered import Reason
from data.queries.reminders.duties import Occurrence
from data.tables import Grant, Membership
from domain import registration_reminders
from domain.announcements import Progress, progress, send
from domain.announcements.tick import conduct
from domain.duties import urging
from domain.duties.reached import OfficersReached, reached_today
from domain.outbox.routing import Rules
from domain.ports import Outcome, Sent
from domain.registration_reminders import Thing
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA
from tests.support.routing import DAY, HOUR, OA, PAID, REACHES, TG, Office, office, somebody
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

__all__ = ["office"]

KINDS = frozenset({PushKind.ANNOUNCEMENT, PushKind.REMINDER})
PAYING = Rules(REACHES, Template(PAID, OA, KINDS))
MEMBERS: tuple[Mapping[str, timedelta], ...] = (
    {TG: HOUR},
    {OA: HOUR},
    {OA: 3 * DAY},
    {OA: 8 * DAY},
    {OA: 9 * DAY},
    {TG: DAY},
    {},
)
"""Free twice, a paid message of the open window, two templates, one in doubt, one without any app."""


async def join(work: Work, row: Membership) -> None:
    await work.add(row)


async def town_of(office: Office, unit: int) -> int:
    officer = int(await office.writer.run(doing(person, "Hoa", officer_of=[unit])))
    for written in MEMBERS:
        who = await somebody(office, written)
        row = Membership(person_id=who, unit_id=unit, state=MembershipState.ACTIVE, since=office.writer.now())
        await office.writer.run(doing(join, row))
    office.posts[TG].answers = [Outcome(Sent.SENT), Outcome(Sent.IN_DOUBT)]
    office.rules = PAYING
    return officer


async def test_an_announcement(office: Office, tree: Keys) -> None:
    officer = await town_of(office, tree["MAY"])

    async def announce(work: Work) -> int:
        made = await send(
            work, draft_id="d1", unit_id=tree["MAY"], author=officer, role=None, text="Mời họp", hours=STANDARD
        )
        return made.id or 0

    key = await office.writer.run(announce)
    await office.works()
    await conduct(office.writer, office.writer.now(), STANDARD)
    far: Progress = await office.writer.run(lambda work: progress(work.connection, key))
    assert (far.free, far.paid, far.by_template, far.not_sent, far.in_doubt) == (2, 1, 2, 1, 1)
    assert far.sent + far.not_sent + far.in_doubt == far.total == len(MEMBERS)


async def test_an_urging_while_it_goes_out_and_afterwards(office: Office, tree: Keys) -> None:
    unit, thing = tree["MAY"], Thing("thanh-hoa-2021", "th21-title-worker", ("2021",))
    officer = await town_of(office, unit)
    look = doing(registration_reminders.reached_today, officer, unit, thing)
    assert await office.writer.run(look) is None
    await office.writer.run(doing(registration_reminders.urge, officer, unit, thing, name="x", hours=STANDARD))
    before = await office.writer.run(look)
    assert (before.total, before.waiting, before.not_sent) == (len(MEMBERS), len(MEMBERS), 0)
    await office.works()
    after = await office.writer.run(look)
    assert (after.free, after.paid, after.by_template, after.not_sent, after.in_doubt) == (2, 1, 2, 1, 1)
    assert after.sent + after.not_sent + after.in_doubt == after.total == len(MEMBERS)


LAUNCH, PLAN = (Occurrence(THANH_HOA.slug, f"th21-duty-{code}", "once") for code in ("launch-grassroots", "plan"))


async def officers_of(office: Office, units: Keys) -> int:
    """Add the same people as officers of the sewing company, one of them of another union as well, and who urges."""
    above = int(await office.writer.run(doing(person, "Sơn", officer_of=[units["KKT"]])))
    for number, written in enumerate(MEMBERS):
        who = await somebody(office, written)
        for unit in (units["MAY"], units["GIAY"])[: 2 if number == 2 else 1]:
            row = Grant(person_id=who, unit_id=unit, role=Role.OFFICER, since=office.writer.now() - DAY)
            await office.writer.run(doing(hold, row))
    office.posts[TG].answers = [Outcome(Sent.SENT), Outcome(Sent.IN_DOUBT)]
    office.rules = PAYING
    return above


async def hold(work: Work, row: Grant) -> None:
    await work.add(row)


def ways(found: OfficersReached) -> tuple[int, ...]:
    far = found.figures
    return far.free, far.paid, far.by_template, far.not_sent, far.in_doubt


async def test_the_urging_of_duties_counts_officers_also_who_has_no_app(office: Office, tree: Keys) -> None:
    above = await officers_of(office, tree)
    both = [tree["MAY"], tree["GIAY"]]
    owed = [(tree["MAY"], LAUNCH), (tree["GIAY"], LAUNCH), (tree["MAY"], PLAN)]
    look = doing(reached_today, above, both, LAUNCH)
    assert await office.writer.run(look) is None
    await office.writer.run(doing(urging.urge, above, owed, STANDARD))
    before = (await office.writer.run(look)).figures
    assert (before.total, before.waiting, before.not_sent) == (len(MEMBERS), len(MEMBERS), 0)
    await urging.send(office.writer, {THANH_HOA.slug: THANH_HOA}, office.writer.now())
    await office.works()
    for units, this in ((both, LAUNCH), (both, PLAN), ([tree["MAY"]], LAUNCH)):  # one message told of all
        after: OfficersReached = await office.writer.run(doing(reached_today, above, units, this))
        assert ways(after) == (2, 1, 2, 1, 1), this
        assert after.figures.total == len(MEMBERS)
        assert after.lost == [Reason(PushState.GONE, "no_contact", 1)]
    alone: OfficersReached = await office.writer.run(doing(reached_today, above, [tree["GIAY"]], LAUNCH))
    assert (ways(alone), alone.lost) == ((0, 1, 0, 0, 0), [])
    own = await office.writer.run(doing(person, "Hoa", officer_of=[tree["MAY"]]))
    assert await office.writer.run(doing(reached_today, own, [tree["MAY"]], LAUNCH)) is None
