"""A consent to publish that an officer got elsewhere: by word or on paper, from the praised person or a guardian."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.enums import PUBLISHABLE, PublishState
from data.tables import PublishConsent, Record
from domain import audit
from domain.errors import Problem
from domain.outbox import Notice, choice, notify
from domain.quiet_hours import Hours
from domain.records.praising import consent_for, deed
from domain.records.publishing import praised_id, story_of, write_down

SAYABLE = frozenset({PublishState.AGREED, PublishState.STORY_ONLY, PublishState.REFUSED})
HOW_LIMIT = 300  # characters


async def record_consent(
    work: Work,
    officer_id: int | None,
    record_id: int,
    state: PublishState,
    how: str,
    *,
    adult: bool,
    guardian: bool = False,
    hours: Hours,
) -> PublishConsent:
    """Record what the praised person, or with `guardian` their parent or guardian, said; `how` it was got is kept.

    Who is not `adult` may only wish for it until a guardian agrees. What a person said in their own chat is not
    overruled, but a guardian's word completes it, up to what the person wished. Raises `Refused` or `Problem`.
    """
    record, officer = await deed(work, officer_id, record_id)
    if state not in SAYABLE or not how.strip() or len(how) > HOW_LIMIT:
        raise Problem("how_needed", limit=HOW_LIMIT)
    consent = await consent_for(work, record)
    if not _may_say(consent, state, guardian=guardian):
        raise Problem("already_asked", code=record.code)
    waits = state in PUBLISHABLE and not adult and not guardian
    if state in PUBLISHABLE and not guardian:
        consent.wish = state
    consent.state, consent.how = PublishState.GUARDIAN if waits else state, how.strip()
    consent.recorded_by, consent.answered_at = officer, work.now
    consent.adult = adult and not guardian
    await work.settle()
    await audit.record(work, officer, f"publish_{consent.state}", f"record:{record_id}", guardian=guardian)
    await write_down(work, consent, record.version)
    await _tell(work, record, consent, hours)
    return consent


def _may_say(consent: PublishConsent, state: PublishState, *, guardian: bool) -> bool:
    """Tell whether an officer may record this after what was said before."""
    if guardian and consent.wish is PublishState.STORY_ONLY and state is PublishState.AGREED:
        return False
    if consent.state is PublishState.GUARDIAN:
        return guardian or state is PublishState.REFUSED
    return consent.answered_at is None or consent.recorded_by is not None


async def _tell(work: Work, record: Record, consent: PublishConsent, hours: Hours) -> None:
    """Let the praised person know what was recorded in their name, and say no to it."""
    person_id = await praised_id(work, consent)
    if person_id is None or consent.state not in PUBLISHABLE:
        return
    consent.person_id = person_id
    await work.settle()
    key, due_at = f"publish_recorded:{record.id}:{work.now.isoformat()}", hours.awake(work.now)
    facts = {"story": story_of(record), "state": consent.state.value, "how": consent.how}
    ask = [[choice(code, consent.id or 0)] for code in ("publish_no", "publish_wrong")]
    await notify(work, person_id, Notice("publish_recorded", key, facts, ask, about_id=record.person_id), due_at)
