"""Numbers that stand in names and in words: of phases, of congresses, of sections, of what is owed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from domain.campaigns.model import Campaign
from domain.proofreading.finding import Finding, Place
from domain.proofreading.numerals import as_number, large_number, number, written_number
from domain.proofreading.vocabulary import any_of, lower


def numbered(campaign: Campaign) -> Iterator[Finding]:
    """Compare the numbers of a file with the words beside them and with each other."""
    yield from _phases(campaign)
    yield from _ordinals(campaign)
    yield from _sections(campaign)
    yield from _amounts(campaign)


@cache
def _of_phase() -> re.Pattern[str]:
    return re.compile(rf"(?P<noun>{any_of('phase', 'stage')})\s+(?P<number>[\divxl]+|{written_number()})(?![\w/])")


def _number_in(text: str) -> tuple[str, str, str] | None:
    """Return the kind of a phase, its number and both as they are written: "Đợt II"."""
    match = _of_phase().search(lower(text))
    return (match["noun"], match["number"], text[match.start() : match.end()]) if match else None


def _phases(campaign: Campaign) -> Iterator[Finding]:
    """Find phases whose numbers cannot be read, stand twice, leave one out or do not follow their days."""
    last: dict[str, int] = {}
    in_order = sorted(enumerate(campaign.phases), key=lambda phase: phase[1].start.first_day())
    for at, phase in in_order:
        place: Place = ("phases", at, "name")
        found = _number_in(phase.name)
        if found is None:
            continue
        noun, written, text = found
        read = as_number(written)
        if read is None:
            yield Finding(place, "no_ordinal", {"written": text}, text)
            last[noun] = last.get(noun, 0) + 1
            continue
        yield from _in_words(place, noun, read, phase.words)
        if noun in last and read != last[noun] + 1:
            yield Finding(place, "phase_number_differs", {"written": text, "after": last[noun]}, text)
        last[noun] = read


def _in_words(place: Place, noun: str, read: int, texts: Iterable[str]) -> Iterator[Finding]:
    """Compare the number of a phase with those of the same kind in its words."""
    found = [number for text in texts if (number := _number_in(text)) and number[0] == noun]
    numbers = {as_number(written) for _, written, _ in found}
    if found and read not in numbers:
        kind = "no_ordinal" if numbers == {None} else "number_in_name_differs"
        yield Finding(place, kind, {"written": found[0][2], "read": read}, found[0][2])


@cache
def _times() -> tuple[re.Pattern[str], re.Pattern[str]]:
    value = rf"(?P<number>{written_number()}|\w+)"
    return re.compile(rf"{any_of('time')}\s+{value}"), re.compile(rf"{any_of('term')}\s+(?P<number>[ivxl]+)(?!\w)")


def _ordinals_in(text: str) -> list[tuple[int | None, str]]:
    """List the numbers of congresses in a text, with their words: "lần thứ V", else "khóa V"."""
    small = lower(text)
    for pattern in _times():
        found = [
            (as_number(match["number"]), text[match.start() : match.end()])
            for match in pattern.finditer(small)
            if as_number(match["number"]) is not None or re.fullmatch(r"[\divxl]+", match["number"])
        ]
        if found:
            return found
    return []


def _ordinals(campaign: Campaign) -> Iterator[Finding]:
    """Compare the number of a congress with its words and its name; find one that is none."""
    for at, occasion in enumerate(campaign.occasions):
        place: Place = ("occasions", at, "ordinal")
        read = as_number(occasion.ordinal) if occasion.ordinal else None
        if occasion.ordinal and read is None:
            yield Finding(place, "no_ordinal", {"written": occasion.ordinal}, occasion.ordinal)
            continue
        texts = [[*occasion.words], [occasion.name]]
        for written in ([found for text in part for found in _ordinals_in(text)] for part in texts):
            wrong = next((text for count, text in written if count is None), None)
            if wrong is not None:
                yield Finding(place, "no_ordinal", {"written": wrong}, wrong)
            elif read is not None and written and read not in {count for count, _ in written}:
                facts = {"name": occasion.name, "written": written[0][1], "read": occasion.ordinal}
                yield Finding(place, "ordinal_differs", facts)


def _sections(campaign: Campaign) -> Iterator[Finding]:
    """Find a section that the numbering of the document does not have."""
    known = {numbering.under: numbering.written for numbering in campaign.numbering}
    named = [(("duties", at, "section"), duty.section) for at, duty in enumerate(campaign.duties)]
    named += [(("rounds", at, "section"), step.section) for at, step in enumerate(campaign.rounds)]
    named += [(("roles", at, "section"), role.section) for at, role in enumerate(campaign.roles)]
    for place, section in named:
        steps = section.split(".")
        for depth, step in enumerate(steps):
            under = ".".join(steps[:depth])
            if under in known and step not in known[under]:
                yield Finding(place, "no_such_section", {"section": section, "under": under, "step": step})
                break


def _amounts(campaign: Campaign) -> Iterator[Finding]:
    """Compare how many of something a unit owes with the words: "ít nhất một công trình"."""
    for at, duty in enumerate(campaign.duties):
        if duty.amount is None:
            continue
        words = duty.amount.words
        found = [*numbers_in(words)]
        if found and duty.amount.at_least not in {value for value, _ in found}:
            facts = {"written": words, "field": "at_least", "read": str(duty.amount.at_least)}
            yield Finding(("duties", at, "amount", "at_least"), "words_differ", facts, words)


@cache
def _any_number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.,])(?:\d{{1,3}}(?:\.\d{{3}})+|\d+|{large_number()}|{any_of('numbers')})(?![\w/])")


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers of a text, in digits or in words."""
    for match in _any_number().finditer(lower(text)):
        value = as_number(match.group().replace(".", ""))
        if value is not None:
            yield value, text[match.start() : match.end()]


@cache
def _twice() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/.,])(?P<digits>\d{{1,3}})\s*\((?P<word>{written_number()})\)"
        rf"|(?<!\w)(?P<word_first>{written_number()})\s*\((?P<digits_behind>\d{{1,3}})\)"
    )


def said_twice(place: Place, text: str) -> Iterator[Finding]:
    """Compare a number in digits with the same in words: "03 (ba) đợt"."""
    for match in _twice().finditer(lower(text)):
        digits, word = match["digits"] or match["digits_behind"], match["word"] or match["word_first"]
        if number(digits) != as_number(word):
            written = text[match.start() : match.end()]
            yield Finding(place, "number_said_twice", {"written": written}, written)
