"""Two names of one unit, and two codes that read as one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import combinations, takewhile
from pathlib import Path

from domain.campaigns.model import Campaign
from domain.content.errors import Problem
from domain.content.source import Source
from domain.proofreading.finding import Finding, Place
from domain.proofreading.vocabulary import any_of
from domain.text.normalise import fold

_TONES = frozenset(map(chr, (0x300, 0x301, 0x303, 0x309, 0x323)))
_BEHIND = re.compile(r"\([^)]*\)")
_LEAST = 4
"""words of a name that can be the beginning of another: fewer say a kind of unit, and no unit"""

Name = tuple[str, ...]


def words_of(name: str) -> Name:
    """Cut a name into words; a word of capitals stays so, for it is short for others."""
    bare = _BEHIND.sub(" ", unicodedata.normalize("NFC", name))
    found = re.findall(r"[^\W_]+", bare.lower() if bare.isupper() and " " in bare.strip() else bare)
    return tuple(word for word in found if not re.fullmatch(any_of("and"), word.lower()))


def spelled(word: str) -> str:
    """Return a word with its tone at the end: "hoá" and "hóa" are one."""
    marks = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in marks if char not in _TONES) + "".join(char for char in marks if char in _TONES)


def same_name(name: Name, other: Name) -> bool:
    """Tell whether two names say the same words, short forms of capitals written out."""
    return _aligned(name, other, skips=False)


def short_for(name: Name, whole: Name) -> bool:
    """Tell whether a name leaves words of another out and adds none."""
    return _aligned(name, whole, skips=True)


def _aligned(name: Name, whole: Name, *, skips: bool) -> bool:
    if not name or not whole:
        return not name and (skips or not whole)
    if spelled(name[0]) == spelled(whole[0]) and _aligned(name[1:], whole[1:], skips=skips):
        return True
    if any(_aligned(name[1:], whole[count:], skips=skips) for count in _written_out(name[0], whole)):
        return True
    if any(_aligned(name[count:], whole[1:], skips=skips) for count in _written_out(whole[0], name)):
        return True
    return skips and _aligned(name, whole[1:], skips=True)


def _written_out(short: str, words: Name) -> Iterator[int]:
    """Yield how many of these words a word of capitals may stand for."""
    if not short.isupper() or len(short) == 1:
        return
    for count in range(2, min(len(words), 2 * len(short)) + 1):
        letters = iter(fold(word)[:1] for word in words[:count])
        if fold(short)[0] == fold(words[0])[:1] and all(letter in letters for letter in fold(short).replace(" ", "")):
            yield count


def names(campaign: Campaign) -> Iterator[Finding]:
    """Find units that the file calls by two names."""
    yield from _issuer(campaign)
    yield from _departments(campaign)
    yield from _named(campaign)
    yield from _receivers(campaign)


def _issuer(campaign: Campaign) -> Iterator[Finding]:
    issuer = campaign.document.issuer
    unit = words_of(issuer.unit)
    if not short_for(words_of(issuer.short_name), unit):
        yield _two(("document", "issuer", "short_name"), issuer.short_name, issuer.unit)
    yield from _elsewhere(issuer.unit, issuer.words)
    for at, duty in enumerate(campaign.duties):
        receiver = duty.received_by
        if receiver is None or receiver.level is not issuer.level:
            continue
        named = words_of(receiver.unit)
        begins = [at for at in range(len(named)) if _begins(named[at:], unit)]
        if begins and not any(short_for(named[first:], unit) for first in begins):
            yield _two(("duties", at, "received_by", "unit"), receiver.unit, issuer.unit)


def _elsewhere(unit: str, words: str) -> Iterator[Finding]:
    """Find another province, district or commune in the words of the issuer than its name has."""
    own = {kind: name for kind, name, _ in places(unit)}
    for kind, name, written in places(words):
        if kind in own and not _starts_alike(own[kind], name):
            yield _two(("document", "issuer", "words"), written, unit)


def places(text: str) -> Iterator[tuple[str, Name, str]]:
    """Yield the provinces, districts and communes of a text: the kind, the name, and both as written."""
    for found in re.finditer(rf"((?i:{any_of('places')}))((?:\s+[^\W\d_]+)+)", unicodedata.normalize("NFC", text)):
        capitals = takewhile(lambda word: word[0].isupper(), found[2].split())
        if name := tuple(map(spelled, capitals)):
            yield found[1].lower(), name, found.group()


def _starts_alike(name: Name, other: Name) -> bool:
    shorter = min(len(name), len(other))
    return name[:shorter] == other[:shorter]


def _begins(name: Name, whole: Name) -> bool:
    """Tell whether a name begins as another does, by two words or by what is short for them."""
    return short_for(name[:2], whole[:2]) or any(count > 1 for count in _written_out(name[0], whole))


def _departments(campaign: Campaign) -> Iterator[Finding]:
    known = [(at, department) for at, department in enumerate(campaign.departments) if not department.in_charge]
    for at, department in known:
        name = words_of(department.name)
        for number, written in enumerate(department.as_written):
            other = words_of(written)
            if not (same_name(other, name) or same_name(other, name[1:])):
                yield _two(("departments", at, "as_written", number), written, department.name)
    for (_, first), (at, second) in combinations(known, 2):
        if _one_unit(words_of(first.name), words_of(second.name)):
            yield _two(("departments", at, "name"), second.name, first.name)


def _named(campaign: Campaign) -> Iterator[Finding]:
    """Compare the unions that are named: each name is a unit of its own, which officers bind by hand."""
    found: dict[str, Place] = {}
    for at, duty in enumerate(campaign.duties):
        found |= {name: ("duties", at, "owed_by_named", number) for number, name in enumerate(duty.owed_by_named)}
    for at, role in enumerate(campaign.roles):
        found |= {role.unit: ("roles", at, "unit")} if role.unit and role.unit not in found else {}
    for first, second in combinations(found, 2):
        if _one_unit(words_of(first), words_of(second)):
            yield _two(found[second], second, first)
    for name, department in ((name, department) for name in found for department in campaign.departments):
        if same_name(words_of(name), words_of(department.name)):
            yield _two(found[name], name, department.name)


def _receivers(campaign: Campaign) -> Iterator[Finding]:
    receivers = [(at, duty.received_by.unit) for at, duty in enumerate(campaign.duties) if duty.received_by]
    found = {unit: at for at, unit in reversed(receivers)}
    for first, second in combinations(dict.fromkeys(unit for _, unit in receivers), 2):
        if same_name(words_of(first), words_of(second)):
            yield _two(("duties", found[second], "received_by", "unit"), second, first)


def _one_unit(name: Name, other: Name) -> bool:
    shorter, longer = sorted((name, other), key=len)
    begins = len(shorter) >= _LEAST and same_name(shorter, longer[: len(shorter)])
    turned = sorted(map(spelled, name)) == sorted(map(spelled, other))
    return same_name(name, other) or begins or turned or fold(" ".join(name)) == fold(" ".join(other))


def _two(place: Place, name: str, other: str) -> Finding:
    return Finding(place, "two_names", {"names": [other, name]}, name)


def codes(campaign: Campaign) -> Iterator[Finding]:
    """Find codes that differ in dashes and leading zeros alone: whoever types or reads one takes it for the other."""
    seen: dict[str, str] = {}
    for place, code in codes_of(campaign):
        other = seen.setdefault(read_as(code), code)
        if other != code:
            yield Finding(place, "codes_alike", {"names": [other, code]})


def codes_between(campaigns: Mapping[Path, Campaign], sources: Mapping[Path, Source]) -> Iterator[Problem]:
    """Find codes of one file that read as one of another, which stands before it."""
    seen: dict[str, tuple[str, Path]] = {}
    for path, campaign in campaigns.items():
        for place, code in codes_of(campaign):
            other, where = seen.setdefault(read_as(code), (code, path))
            if other != code and where != path:
                yield sources[path].problem(place, "codes_alike", names=[other, code])


def codes_of(campaign: Campaign) -> Iterator[tuple[Place, str]]:
    """Yield every code of a file with its place."""
    yield ("slug",), campaign.slug
    for place, part in campaign.coded():
        yield (*place, "code"), str(part.code)  # type: ignore[attr-defined]  # coded() yields only parts with a code


def read_as(code: str) -> str:
    """Return a code as people read it: dashes, leading zeros and i or y are one."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", fold(code.replace("_", " "))).replace(" ", "")
