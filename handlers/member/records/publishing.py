"""Asking the praised person whether a good deed may be published, with or without their name."""

from __future__ import annotations

from data.enums import PublishState
from data.queries.privacy.named import people
from data.tables import PublishConsent, Record
from domain.records import publishing
from handlers.core.router import Router, chose, chose_push
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn

router = Router("publishing")

OWN, ASKED, AGE, ANSWERED = "publish/own", "publish/asked", "publish/age", "publish/answered"
OF_ONESELF = ("publish_yes", "publish_story", "publish_no")


def ask_own(consent: PublishConsent, sent: Screen) -> Screen:
    """Ask the sender of a deed of their own, under the words that it is sent."""
    answers = (Choice(code, str(consent.id)) for code in OF_ONESELF)
    return Screen(OWN, sent.context, (*answers, Choice("home")))


@router.on(chose("publish_open", "records/list"), chose_push("publish_open"))
async def open_question(turn: Turn) -> Screen:
    """Show a question again that came as a message: an app without buttons cannot answer it there."""
    return await show_question(turn, int(turn.value))


async def show_question(turn: Turn, consent_id: int) -> Screen:
    """Ask the praised person alone. Raises `Problem` of anybody else's question."""
    consent = await publishing.own(turn.work, turn.person_id, consent_id)
    record = await turn.work.session.get_one(Record, consent.record_id)
    codes = OF_ONESELF if record.person_id == turn.person_id else tuple(publishing.ANSWERS)
    choices = (Choice(code, str(consent_id)) for code in codes)
    context = {"story": publishing.story_of(record)}
    return Screen(ASKED, context, (*choices, Choice("home")), names=people(record.person_id))


@router.on(
    *(chose_push(code) for code in publishing.ANSWERS), *(chose(code, OWN, ASKED) for code in publishing.ANSWERS)
)
async def take_answer(turn: Turn) -> Screen:
    """Take the answer; the age is asked only of those who agree."""
    code = str(getattr(turn.event, "code", ""))
    consent = await publishing.answer(turn.work, turn.person_id, int(turn.value), code)
    if consent.wish is not None and not consent.adult:
        key = str(consent.id)
        return Screen(AGE, {}, (Choice("publish_adult", key), Choice("publish_minor", key), Choice("home")))
    return answered(consent)


@router.on(chose("publish_adult", AGE), chose("publish_minor", AGE))
async def take_age(turn: Turn) -> Screen:
    adult = getattr(turn.event, "code", "") == "publish_adult"
    return answered(await publishing.tell_age(turn.work, turn.person_id, int(turn.value), adult=adult))


def answered(consent: PublishConsent) -> Screen:
    """Say what follows from the answer."""
    return Screen(ANSWERED, {"state": PublishState(consent.state).value}, (Choice("home"),))
