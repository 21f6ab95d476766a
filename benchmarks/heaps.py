"""Texts of ten thousand characters that cost somebody time or raised somewhere: what nobody types by accident."""

from __future__ import annotations

SIZE = 10_000  # characters


def _full(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


HEAPS = {
    "one letter": _full("a"),
    "marks on one letter": "a" + _full("\u0301\u0323")[1:],
    "marks in turn": _full("e\u0323\u0302\u0301\u0315\u0334\u0489"),
    "marks that fall apart": _full("\u0344"),
    "nothing to see": _full("\u200b\u200c\u200d\ufeff\u2060"),
    "right to left": _full("\u202e\u05d0\u0627\u2067"),
    "beyond the basic plane": _full("\U0001f600\U00020000"),
    "joined without end": _full("\U0001f468\u200d\U0001f469\u200d"),
    "flags": _full("\U0001f1fb\U0001f1f3"),
    "ligatures": _full("\ufdfa"),
    "one number": _full("9"),
    "digits and spaces": _full("1 "),
    "days": _full("1/1 "),
    "hours": _full("07:30 "),
    "phones": _full("+84 912.345-678 ("),
    "words of a unit": _full("công đoàn cơ sở công ty may sao mai "),
    "words that nobody has": " ".join(f"qw{number}xz" for number in range(1250))[:SIZE],
    "words written together": _full("congdoancongtymaysaomainghison"),
    "lines": _full("\n \r\n"),
    "markup": _full("<b>&amp;&#x41;"),
    "slashes": _full("/"),
    "a command": "/" + _full("start u-")[1:],
    "quotes": _full("'\";--"),
    "controls": _full("\x01\x1b\x7f\x85\u2028"),
    "nothing": _full(" \u3000\u00a0"),
    "fillers": _full("\u3164\u115f\u2800"),
}
