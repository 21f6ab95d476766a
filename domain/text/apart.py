"""Shortening several names so that no two of them read alike: cut in the middle, where they do not differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.text.clusters import clusters

CUT = " … "
HEAD = 12  # characters that stay of the beginning, where the middle is what differs


def cut_apart(names: Sequence[str], length: int) -> list[str]:
    """Shorten each name to so many characters; names that differ still differ. `length`: at least 2 * HEAD."""
    whole = sorted(set(names))
    cut = {name: _middle(name, length) for name in whole}
    alike: dict[str, list[str]] = {}
    for name, shown in cut.items():
        alike.setdefault(shown, []).append(name)
    for group in (group for group in alike.values() if len(group) > 1):
        cut |= {name: _around(name, [one for one in group if one != name], length) for name in group}
    return [cut[name] for name in names]


def _middle(name: str, length: int) -> str:
    """Keep the beginning and the end."""
    seen = list(clusters(name))
    if len(seen) <= length:
        return name
    room = length - len(CUT)
    tail = seen[-(room // 2) - 1 :]
    after = tail.index(" ") + 1 if " " in tail[:-1] else 1
    return _whole_words(seen[: room - room // 2 + 1]) + CUT + "".join(tail[after:])


def _around(name: str, others: Iterable[str], length: int) -> str:
    """Keep the beginning, and what stands from the word on at which the name leaves the one that it is most like."""
    seen = list(clusters(name))
    leaves = max(_common(seen, list(clusters(other))) for other in others)
    while leaves > 0 and seen[leaves - 1] != " ":
        leaves -= 1
    head = _whole_words(seen[: HEAD + 1]) + CUT
    room = length - len(head)
    rest = seen[leaves:]
    return head + ("".join(rest) if len(rest) <= room else _whole_words(rest[: room + 1]))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Count how far two names begin alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))


def _whole_words(seen: Sequence[str]) -> str:
    """Leave the last word out, of which a part may be missing, unless it is the only one."""
    words = "".join(seen).rpartition(" ")[0].rstrip()
    return words or "".join(seen[:-1])
