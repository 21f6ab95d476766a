"""The issuing unit enters what a regulation wants of a title: its words, number and day, and since when it holds."""

from __future__ import annotations

from dataclasses import replace

from domain.campaigns import Campaign
from domain.campaigns.facts import Title
from domain.errors import Problem
from domain.input.typed_day import typed_day
from domain.input.typed_text import checked_text
from domain.text import dates, templates
from domain.titles import Known, Wanted, enter, facts_of, known_of, read_paper, undo, with_titles
from domain.titles.criteria import WORDS_LIMIT
from handlers.core.router import chose, command, wrote
from handlers.core.screen import Choice, Screen
from handlers.core.turn import Turn
from handlers.officer.duties import year
from handlers.officer.gate import asked, job, keep_job, officer_router
from handlers.officer.year_jobs import EnterCriteria

router = officer_router("criteria")

LIST, WORDS = "officer/criteria", "officer/criteria_words"
PAPER, SINCE, REVIEW = "officer/criteria_paper", "officer/criteria_since", "officer/criteria_review"
STEPS = (WORDS, PAPER, SINCE, REVIEW)
_TYPED = frozenset({"choice", "text"})


@router.on(
    chose("year_criteria", year.LIST), *(chose("cancel", step) for step in STEPS), command("cancel", LIST, *STEPS)
)
async def list_titles(turn: Turn) -> Screen:
    """List the titles of what the officer's units issued, and whether their criteria are known here."""
    offered = await with_titles(turn.work, turn.person_id, turn.app.campaigns)
    if not offered:
        raise Problem("nothing_current")
    choices = []
    for campaign, title in offered:
        known = await known_of(turn.work, campaign, [title], turn.now.date())
        words = {"text": templates.label("title_name", name=title.name), "known": bool(known)}
        choices.append(Choice("criteria_title", title.code, words))
    return Screen(LIST, {}, (*choices, Choice("home")))


@router.on(chose("criteria_title", LIST))
async def open_title(turn: Turn) -> Screen:
    await _find(turn, turn.value)
    keep_job(turn, EnterCriteria(turn.value))
    return await ask_words(turn)


@router.on(chose("back", PAPER))
async def ask_words(turn: Turn) -> Screen:
    """Show what is known of the title, and ask for the words of the regulation."""
    _, title, known = await _held(turn)
    keep_job(turn, replace(job(turn, EnterCriteria), entry=known.key if known else None))
    context = {"title": title.name, "limit": WORDS_LIMIT, "regulation": facts_of(known) if known else None}
    taken = (Choice("undo_criteria"),) if known and known.key else ()
    return Screen(WORDS, context, (*taken, Choice("cancel")), _TYPED)


@router.on(chose("undo_criteria", WORDS))
async def take_back(turn: Turn) -> Screen:
    campaign, title, _ = await _held(turn)
    key = asked(job(turn, EnterCriteria).entry)
    await undo(turn.work, turn.person_id, campaign, title.code, key)
    turn.tell("screens/officer/criteria_undone", title=title.name)
    return await list_titles(turn)


@router.on(wrote(WORDS))
async def take_words(turn: Turn) -> Screen:
    keep_job(turn, replace(job(turn, EnterCriteria), words=checked_text(turn.text, WORDS_LIMIT)))
    return await ask_paper(turn)


@router.on(chose("back", SINCE))
async def ask_paper(turn: Turn) -> Screen:
    _, title, _ = await _held(turn)
    return Screen(PAPER, {"title": title.name}, (Choice("back"), Choice("cancel")), _TYPED)


@router.on(wrote(PAPER))
async def take_paper(turn: Turn) -> Screen:
    number, day = read_paper(turn.text, turn.now.date())
    keep_job(turn, replace(job(turn, EnterCriteria), number=number, dated=day))
    return await ask_since(turn)


@router.on(chose("back", REVIEW))
async def ask_since(turn: Turn) -> Screen:
    """Ask from which day the regulation holds; often it is the day on which it was signed."""
    _, title, _ = await _held(turn)
    day = asked(job(turn, EnterCriteria).dated)
    signed = Choice("since_signed", words={"day": dates.show(day)})
    context = {"title": title.name, "example": day.isoformat()}
    return Screen(SINCE, context, (signed, Choice("back"), Choice("cancel")), _TYPED)


@router.on(wrote(SINCE), chose("since_signed", SINCE))
async def take_since(turn: Turn) -> Screen:
    held = job(turn, EnterCriteria)
    since = typed_day(turn.text, turn.now.date(), past_only=False) if turn.text else asked(held.dated)
    held = keep_job(turn, replace(held, since=since))
    _, title, _ = await _held(turn)
    entered = Known(title.code, asked(held.words), asked(held.number), asked(held.dated), since)
    moves = (Choice("save_criteria"), Choice("back"), Choice("cancel"))
    return Screen(REVIEW, {"title": title.name, "regulation": facts_of(entered)}, moves)


@router.on(chose("save_criteria", REVIEW))
async def save(turn: Turn) -> Screen:
    """Keep it: from that day on whoever asks for the criteria reads these words."""
    held = job(turn, EnterCriteria)
    campaign, title, _ = await _held(turn)
    wanted = Wanted(asked(held.words), asked(held.number), asked(held.dated), asked(held.since))
    await enter(turn.work, turn.person_id, campaign, title.code, wanted)
    turn.tell("screens/officer/criteria_entered", title=title.name, since=wanted.valid_from.isoformat())
    return await list_titles(turn)


async def _held(turn: Turn) -> tuple[Campaign, Title, Known | None]:
    campaign, title = await _find(turn, job(turn, EnterCriteria).title)
    known = await known_of(turn.work, campaign, [title], turn.now.date())
    return campaign, title, known.get(title.code)


async def _find(turn: Turn, code: str) -> tuple[Campaign, Title]:
    """Find a title among those that the officer may say something of. Raises `Refused` or `Problem`."""
    offered = await with_titles(turn.work, turn.person_id, turn.app.campaigns)
    found = next((pair for pair in offered if pair[1].code == code), None)
    if found is None:
        raise Problem("job_over")
    return found
