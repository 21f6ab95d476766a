"""Names and texts of a file beside the words that they were copied from: each must stand there, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from domain.campaigns.facts import BLANK
from domain.campaigns.model import Campaign
from domain.proofreading.finding import Finding, Place
from domain.proofreading.names import places, short_for, words_of
from domain.proofreading.vocabulary import any_of, codes_with_words, lower, meant_by
from domain.proofreading.written import dates_in
from domain.text.normalise import fold

_QUOTED = re.compile(r"[“\"]\s*([^“”\"]+?)\s*[”\"]")


def copies(campaign: Campaign) -> Iterator[Finding]:
    """Compare what is called by a name with the names that its words have."""
    yield from _named(campaign)
    yield from _texts(campaign)
    yield from _papers(campaign)
    yield from _signed(campaign)
    yield from _launched(campaign)
    yield from _periods(campaign)
    yield from _roles(campaign)


def _differs(place: Place, written: str, read: str) -> Finding:
    return Finding(place, "words_differ", {"written": written, "field": str(place[-1]), "read": read}, written)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _quoted(place: Place, texts: Iterable[str], read: Iterable[str]) -> Iterator[Finding]:
    """Find that words quote names, and none of those that were read."""
    names, written = [*read], [*texts]
    quotes = [quote for text in written for quote in _QUOTED.findall(text)]
    whole = f" {_plain(' '.join(written))} "
    if quotes and not any(f" {_plain(name)} " in whole for name in names):
        yield _differs(place, quotes[0], names[0])


def _named(campaign: Campaign) -> Iterator[Finding]:
    for at, movement in enumerate(campaign.movements):
        yield from _quoted(("movements", at, "name"), [movement.words], [movement.name, *movement.aliases])
    for at, title in enumerate(campaign.titles):
        yield from _quoted(("titles", at, "name"), [title.words], [title.name])
    for at, theme in enumerate(campaign.themes):
        yield from _quoted(("themes", at, "text"), [theme.words], [theme.text])
    for at, phase in enumerate(campaign.phases):
        themed = [text for text in phase.words if re.search(any_of("theme"), lower(text))] if phase.theme else []
        yield from _quoted(("phases", at, "theme"), themed, [phase.theme or ""])


def _texts(campaign: Campaign) -> Iterator[Finding]:
    """Compare a slogan with its wordings, around the blank."""
    for at, slogan in enumerate(campaign.slogans):
        parts = [_plain(part) for part in slogan.text.split(BLANK)]
        if not any(all(part in _plain(words) for part in parts) for words in slogan.words):
            yield _differs(("slogans", at, "text"), slogan.words[0], slogan.text)
    for at, duty in enumerate(campaign.duties):
        if duty.amount is not None and _plain(duty.amount.what) not in _plain(duty.amount.words):
            yield _differs(("duties", at, "amount", "what"), duty.amount.words, duty.amount.what)


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"^\d+\w*\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?([^\W\d_]+)")


def _papers(campaign: Campaign) -> Iterator[Finding]:
    """Compare what a paper is with the letters in its number: 15/KH-LĐLĐ is a plan."""
    paper = campaign.document
    yield from _paper(("document", "kind"), paper.number, paper.kind)
    for at, base in enumerate(campaign.base_documents):
        yield from _paper(("base_documents", at, "name"), base.number, " ".join(base.name.split()[:2]))
        if base.issuer is not None:
            yield from _issued(("base_documents", at, "issuer"), base.words, base.issuer)


def _paper(place: Place, number: str | None, kind: str) -> Iterator[Finding]:
    found = _letters().match(lower(number or ""))
    meant, called = meant_by("papers", kind), found[1] if found else ""
    if meant and called in codes_with_words("papers") and called not in meant:
        yield _differs(place, number or "", kind)


def _issued(place: Place, text: str, issuer: str) -> Iterator[Finding]:
    """Compare whose paper it is with "của ..."."""
    own = words_of(issuer)
    found = re.finditer(rf"{any_of('of_whom')}\s+(?=[^\W\d_])", lower(text))
    behind = [text[match.end() :] for match in found if text[match.end()].isupper()]
    if not behind or _plain(issuer) in _plain(text):
        return
    if not any(short_for(own[:2], words_of(other)[:8]) or short_for(words_of(other)[:2], own) for other in behind):
        yield _differs(place, " ".join(behind[0].split()[:6]), issuer)


def _signed(campaign: Campaign) -> Iterator[Finding]:
    """Compare where a document was signed, and the post of the signer, with its head and foot."""
    paper = campaign.document
    for text in paper.words:
        at = next((written.start for written in dates_in(text) if written.day is not None), 0)
        place = text[:at].rstrip(" ,") if re.fullmatch(r"(?:[^\W\d_]+[\s.-]*)+,\s*", text[:at]) else ""
        if place and paper.place and _plain(place) != _plain(paper.place):
            yield _differs(("document", "place"), place, paper.place)
    read, found = meant_by("posts", paper.signer.post or ""), meant_by("posts", " ; ".join(paper.words))
    post = next((code for code in ("vice_chair", "vice_head", *found) if code in found), None)
    if read and post is not None and post not in read:
        yield _differs(("document", "signer", "post"), found[post], paper.signer.post or "")


@cache
def _by_whom() -> re.Pattern[str]:
    return re.compile(rf"{any_of('by_whom')}\s+((?:(?!{any_of('by_whom')}).){{3,80}}?)\s+{any_of('launched')}")


def _launched(campaign: Campaign) -> Iterator[Finding]:
    """Compare who set a movement going, or organises a contest, with "do ... phát động"."""
    read: list[tuple[Place, str, str | None]] = [
        (("movements", at, "launched_by"), movement.words, movement.launched_by)
        for at, movement in enumerate(campaign.movements)
    ]
    read += [
        (("registrable", at, "contest", "organiser"), thing.contest.words, thing.contest.organiser)
        for at, thing in enumerate(campaign.registrable)
        if thing.contest
    ]
    for place, text, who in read:
        match = _by_whom().search(lower(text))
        written = text[match.start(1) : match.end(1)] if match else ""
        if who and written and not _one(words_of(written), words_of(who)):
            yield _differs(place, written, who)


def _one(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return short_for(name, other) or short_for(other, name)


def _periods(campaign: Campaign) -> Iterator[Finding]:
    """Compare of which years a movement is with its words."""
    for at, movement in enumerate(campaign.movements):
        read = {(found.year, found.last_year) for found in dates_in(movement.period or "") if found.year}
        written = [found for found in dates_in(movement.words) if found.last_year is not None]
        if read and written and not read & {(found.year, found.last_year) for found in written}:
            yield _differs(("movements", at, "period"), written[0].text, movement.period or "")


def _roles(campaign: Campaign) -> Iterator[Finding]:
    """Compare the place in the name of a unit with the one in what it has to do."""
    for at, role in enumerate(campaign.roles):
        own = {kind: name for kind, name, _ in places(role.unit or "")}
        first = (role.unit or "").split()[:2]
        for text in role.words:
            named = [found for found in places(text) if found[0] in own] if text.split()[:2] == first else []
            if named and own[named[0][0]] != named[0][1][: len(own[named[0][0]])]:
                yield _differs(("roles", at, "unit"), named[0][2], role.unit or "")
