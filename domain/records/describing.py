"""How a record is told: the labels of its form's questions beside readable answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from data.engine.statements import AnyRow
from data.enums import RecordKind
from data.tables import Record
from domain.campaigns import Campaign, form_of
from domain.forms.draft import Answer
from domain.forms.engine import asked, standing
from domain.forms.model import Form, Question
from domain.text import dates, templates
from domain.text.clusters import clip

Line = tuple[str, str]
"""A question's short label and the answer as a person reads it."""


@dataclass(frozen=True)
class RecordView:
    """A record as it is told. `kind` and `state` are codes, for which labels.yaml has the words.

    `subject` is the title or the thing that was chosen; empty where the kind says it all.
    """

    code: str
    kind: str
    subject: str
    round: str
    state: str
    lines: tuple[Line, ...]
    photos: int
    collective: str | None = None  # the name of the collective whose it is


def view_of(
    record: Record, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form], collective: str | None = None
) -> RecordView:
    """Tell a record; one whose campaign or form is gone is still told, from what it holds itself.

    `collective`: the name of the collective whose it is.
    """
    view = describe(record, form_for(record, campaigns, forms), campaigns.get(record.campaign))
    return replace(view, collective=collective)


def short_name(record: Record, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]) -> str:
    """Say in a few words what a record is and about whom: a title's name, whom a deed praises, else its own words."""
    if record.kind is RecordKind.TITLE:
        named = subject_name(campaigns.get(record.campaign), record.subject)
        return templates.label("title_name", name=named) if named else templates.label("kind_title")
    if record.kind is RecordKind.PLEDGE:
        return templates.label("pledge_short")
    if record.kind is RecordKind.RESULT:
        far = templates.label(f"how_far_{record.how_far}") if record.how_far else ""
        return templates.label(
            "result_short", name=subject_name(campaigns.get(record.campaign), record.subject), reached=far
        )
    form = form_for(record, campaigns, forms)
    if record.kind is RecordKind.GOOD_DEED:
        whom = _typed(form, record.answers, "person")
        return templates.label("deed_of_whom" if whom else "deed_of_own", name=whom)
    words = _typed(form, record.answers, "text")
    return templates.label("record_in_words", kind=record.kind.value, text=words)


def _typed(form: Form | None, answers: Mapping[str, Answer], kind: str) -> str:
    """Return the first words that were typed to a question of a kind; empty when they were told otherwise."""
    asks = [question.code for question in asked(form, answers) if question.kind == kind] if form else []
    texts = (str(answers.get(code, {}).get("text", "")) for code in asks)
    return next((" ".join(text.split()) for text in texts if text.strip()), "")


def form_for(record: Record | AnyRow, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]) -> Form | None:
    """Find the form by which a record was filled in; `None` when it is no longer there."""
    campaign = campaigns.get(record.campaign)
    try:
        return form_of(campaign, record.form, forms) if campaign else forms.get(record.form)
    except KeyError:
        return None


def describe(record: Record, form: Form | None, campaign: Campaign | None) -> RecordView:
    """Tell a record in words."""
    return RecordView(
        code=record.code,
        kind=record.kind.value,
        subject=subject_name(campaign, record.subject),
        round=_round(record, campaign),
        state=record.state.value,
        lines=tuple(lines_of(form, record.answers)),
        photos=sum(len(answer.get("photos", ())) for answer in record.answers.values()),
    )


def answer_lines(form: Form, answers: Mapping[str, Answer], only: Collection[str] = ()) -> list[Line]:
    """Tell the answers that count, in the order of the questions; what was skipped is left out.

    `only`: just these questions, if any are named.
    """
    found = [(question, standing(question, answers)) for question in asked(form, answers)]
    answered = [(question, answer) for question, answer in found if answer and (not only or question.code in only)]
    return [(question.label, show_answer(question, answer)) for question, answer in answered]


def show_answer(question: Question | None, answer: Answer) -> str:
    """Tell one answer: a ready one in its words, a day as documents write it, how many photos, or what was typed."""
    if "voice" in answer:
        seconds = int(answer.get("seconds", 0))
        if not seconds:  # some apps do not tell how long it is
            return templates.label("voice_of_some_length")
        return templates.label("voice_told", minutes=seconds // 60, seconds=f"{seconds % 60:02d}")
    if "photos" in answer:
        count = templates.label("written_told" if answer.get("written") else "photo_count", count=len(answer["photos"]))
        return f"{count}: {answer['text']}" if answer.get("text") else count
    if "date" in answer:
        return dates.show(date.fromisoformat(answer["date"]))
    if "code" in answer:
        ready = question.answers if question else ()
        return next(
            (ready_answer.label for ready_answer in ready if ready_answer.code == answer["code"]),
            templates.label("answer_gone"),
        )
    return str(answer.get("text", ""))


def parts(record: Record, form: Form | None) -> dict[str, str]:
    """List what an officer may ask to be mended: every question asked, answered or not, but no wish of the sender's."""
    if form is None:
        return {code: templates.label("part_unnamed") for code in record.answers}
    return {question.code: question.label for question in asked(form, record.answers) if not question.is_switch}


def fitted(lines: Iterable[Line], limit: int) -> list[Line]:
    """Shorten the longest values so that all lines together have at most `limit` characters.

    A record that no screen could hold would stop the whole queue.
    """
    kept = list(lines)
    lengths = [len(value) for _, value in kept]
    room = limit - sum(len(label) + len(": \n") for label, _ in kept)
    cap = max(lengths, default=0)
    while cap > 1 and (over := sum(min(length, cap) for length in lengths) - room) > 0:
        cap -= max(1, over // len(lengths))
    cap = max(cap, 1)
    return [(label, clip(value, cap)) for label, value in kept]


def lines_of(form: Form | None, answers: Mapping[str, Answer]) -> Iterable[Line]:
    """Tell answers by their form; those that it does not ask for any more are told without their question."""
    if form is not None:
        yield from answer_lines(form, answers)
    known = {question.code for question in form.questions} if form else set()
    for code in sorted(set(answers) - known):  # asked by an older version of the form
        yield templates.label("part_unnamed"), show_answer(None, answers[code])


def subject_name(campaign: Campaign | None, subject: str) -> str:
    """Name the title or the thing that was chosen; empty where the kind says it all."""
    found = campaign.by_code.get(subject) if campaign else None
    return str(getattr(found, "name", getattr(found, "label", "")))


def _round(record: Record, campaign: Campaign | None) -> str:
    if record.round.isdecimal():
        return templates.label("round_year", year=record.round)
    phases = campaign.phases if campaign else ()
    return next((phase.name for phase in phases if phase.code == record.round), record.round)
