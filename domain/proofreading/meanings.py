"""Codes of closed lists beside the words that they were read from: levels, kinds, whom a title is for, how often."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import Enum

from domain.campaigns.facts import Title
from domain.campaigns.model import Campaign
from domain.proofreading.finding import Finding, Place
from domain.proofreading.vocabulary import leading, meant_by

_SUPERIOR = frozenset({"directly_superior_union", "commune_union"})
_GRASSROOTS = frozenset({"grassroots", "directly_attached_grassroots", "occupational_grassroots"})
"""levels that documents of different years call by each other's names"""


def meanings(campaign: Campaign) -> Iterator[Finding]:
    """Compare each code with the words beside it."""
    yield from _levels(campaign)
    yield from _owed(campaign)
    yield from _handed_in(campaign)
    yield from _awarded(campaign)
    yield from _called(campaign)


def _differs(place: Place, list_: str, written: str, wanted: str, read: Collection[str]) -> Finding:
    facts = {"written": written, "list": list_, "wanted": wanted, "read": sorted(map(str, read))}
    return Finding(place, "code_differs", facts, written)


def _apart(place: Place, list_: str, text: str, read: Collection[str | Enum]) -> Iterator[Finding]:
    """Find words that mean other codes of a list, and none of those that were read."""
    codes = {str(code.value if isinstance(code, Enum) else code) for code in read}
    found = meant_by(list_, text)
    if found and not codes & found.keys():
        wanted, written = next(iter(found.items()))
        yield _differs(place, list_, written, wanted, codes)


def _acts(place: Place, text: str, read: Collection[Enum]) -> Iterator[Finding]:
    """Compare the levels that were read with those with which a sentence begins."""
    found, codes = leading("levels", text), {str(level.value) for level in read}
    if found and codes and not any(found.keys() & set(_alike(code)) for code in codes):
        wanted, written = next(iter(found.items()))
        yield _differs(place, "levels", written, wanted, codes)


def _alike(code: str) -> Collection[str]:
    return next((group for group in (_SUPERIOR, _GRASSROOTS) if code in group), (code,))


def _levels(campaign: Campaign) -> Iterator[Finding]:
    issuer = campaign.document.issuer
    yield from _acts(("document", "issuer", "level"), issuer.unit, [issuer.level])
    yield from _board(issuer.board or "", issuer.words)
    for at, duty in enumerate(campaign.duties):
        yield from _acts(("duties", at, "owed_by"), duty.words, () if duty.owed_by_named else duty.owed_by)
        to = duty.received_by
        if to is not None:
            yield from _apart(("duties", at, "received_by", "level"), "levels", to.unit, [to.level])
            yield from _apart(("duties", at, "received_by", "level"), "levels", to.words, [to.level])
    for at, step in enumerate(campaign.rounds):
        yield from _acts(("rounds", at, "level"), step.words, [step.level])
    for at, role in enumerate(campaign.roles):
        for words in () if role.department or role.unit else role.words:
            yield from _acts(("roles", at, "level"), words, [role.level])


def _board(board: str, text: str) -> Iterator[Finding]:
    read, found = meant_by("boards", board), meant_by("boards", text)
    if read and found and not read.keys() & found.keys():
        facts = {"written": next(iter(found.values())), "field": "board", "read": board}
        yield Finding(("document", "issuer", "board"), "words_differ", facts, facts["written"])


def _owed(campaign: Campaign) -> Iterator[Finding]:
    for at, duty in enumerate(campaign.duties):
        place: Place = ("duties", at)
        yield from _apart((*place, "kind"), "duties", duty.name, [duty.kind])
        for name, read in (("activities", duty.activities), ("ownerships", duty.ownerships)):
            yield from _apart((*place, name), name, duty.words, read) if read else ()


def _handed_in(campaign: Campaign) -> Iterator[Finding]:
    for at, thing in enumerate(campaign.registrable):
        place: Place = ("registrable", at)
        yield from _apart((*place, "kind"), "registrable", thing.words, [thing.kind])
        yield from _apart((*place, "round"), "spans", thing.words, [thing.round])
        own = {"both": {"person", "collective"}}.get(thing.handed_in_by, {thing.handed_in_by})
        found = meant_by("hands_in", thing.words)
        other = [code for code in found if code not in own]
        if other and thing.kind != "pledge":
            wanted = "both" if len(found) > 1 else other[0]
            yield _differs((*place, "handed_in_by"), "hands_in", found[other[0]], wanted, [thing.handed_in_by])


def _awarded(campaign: Campaign) -> Iterator[Finding]:
    for at, title in enumerate(campaign.titles):
        place: Place = ("titles", at)
        yield from _borne(place, title)
        given, found = meant_by("levels", title.awarded_by or ""), meant_by("levels", title.words)
        if given and found and not given.keys() & found.keys():
            facts = {"written": next(iter(found.values())), "field": "awarded_by", "read": title.awarded_by}
            yield Finding((*place, "awarded_by"), "words_differ", facts, facts["written"])
    for at, step in enumerate(campaign.rounds):
        yield from _apart(("rounds", at, "action"), "actions", step.words, [step.action])
        yield from _apart(("rounds", at, "every"), "spans", step.words, [step.every])


def _borne(place: Place, title: Title) -> Iterator[Finding]:
    """Compare who bears a title, and the groups of workers for which it is, with its name."""
    holder = leading("holders", title.name)
    if holder and title.holder not in holder:
        wanted, written = next(iter(holder.items()))
        yield _differs((*place, "holder"), "holders", written, wanted, [title.holder])
        return
    found = meant_by("categories", title.name) if title.categories else {}
    missing = [code for code in found if code not in title.categories and code != "other_employee"]
    if (missing and len(found) > len(missing)) or (found and not found.keys() & set(title.categories)):
        code = (missing or [*found])[0]
        yield _differs((*place, "categories"), "categories", found[code], code, title.categories)


def _called(campaign: Campaign) -> Iterator[Finding]:
    """Compare the kinds of movements and slogans with the words in front of their names."""
    for at, movement in enumerate(campaign.movements):
        for name in (movement.name, *movement.aliases):
            yield from _in_front(("movements", at, "kind"), "movements", movement.words, name, movement.kind)
    for at, slogan in enumerate(campaign.slogans):
        for words in slogan.words:
            yield from _apart(("slogans", at, "kind"), "slogans", _before_quote(words), [slogan.kind])


def _before_quote(text: str) -> str:
    return text.partition("“")[0].partition('"')[0] if "“" in text or '"' in text else ""


def _in_front(place: Place, list_: str, text: str, name: str, read: str) -> Iterator[Finding]:
    """Compare a code with the words directly in front of a name: "cuộc vận động “...”"."""
    before, found, _ = text.partition(name)
    front = before.rstrip(" “\"*:'")
    meant: Mapping[str, str] = meant_by(list_, front[-25:]) if found else {}
    ends = {code: written for code, written in meant.items() if front.lower().endswith(written.lower())}
    if ends and read not in ends:
        code, written = next(iter(ends.items()))
        yield _differs(place, list_, written, code, [read])
