"""The order of Vietnamese names, as keys that are compared byte by byte, by Python and by both databases alike.

Order of letters: TCVN and every dictionary (Ă Â after A, Đ after D, Ê after E, Ô Ơ after O, Ư after U). Tones count
when all letters are the same: none, huyền, hỏi, ngã, sắc, nặng. A number counts by its value. Case and punctuation do
not count.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache
from itertools import product

from data.text.folding import APOSTROPHES, plain

KEY_LENGTH = 512  # characters of a key that are stored: beyond them only the order of very long names suffers
LONGEST = 300  # characters of a name that count, as many as the longest column of names holds
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = string.ascii_uppercase + string.ascii_lowercase  # one sign for each letter, in the order of bytes
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_NEXT_LEVEL, _NEXT_WORD = " ", "!"  # below every digit and letter of a key
_FOREIGN = "~"  # above them: letters of other scripts stand at the end, in the order of Unicode
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_MODIFIERS = re.compile(f"[{''.join(map(chr, APOSTROPHES))}]")  # apostrophes that Unicode calls letters
_LEFT_MARKS = re.compile(r"[\u0300-\u036f]")


def _weights() -> dict[str, tuple[str, str]]:
    """Weigh every letter with every tone: its place in the alphabet, and the tone."""
    found = {}
    for (place, letter), (tone, mark) in product(enumerate(_LETTERS), enumerate(_TONES)):
        for case in (letter, letter.upper()):
            found[unicodedata.normalize("NFC", case + mark)] = (_PLACES[place], str(tone))
    return found


_WEIGHTS = {char: weight for char, weight in _weights().items() if len(char) == 1}


def title_key(name: str) -> str:
    """Return the key of a unit, a title or a section: by the whole name."""
    return _key(_written(name))[:KEY_LENGTH]


def person_key(name: str) -> str:
    """Return the key of a person: by the last word, the given name, and then by what stands before it.

    What follows the last word with a letter ("Lê Thị Hạnh 2") counts last.
    """
    words = _written(name).split()
    at = next((at for at in reversed(range(len(words))) if any(map(str.isalpha, words[at]))), len(words) - 1)
    parts = (words[at : at + 1], words[:at], words[at + 1 :])
    return _NEXT_LEVEL.join(_key(" ".join(part)) for part in parts)[:KEY_LENGTH]


def _written(name: str) -> str:
    """Return the name letter by letter, without marks that belong to no Vietnamese letter."""
    return _MODIFIERS.sub("'", _LEFT_MARKS.sub("", unicodedata.normalize("NFC", name[:LONGEST])))


def _key(text: str) -> str:
    """Join the letters of all words, and behind them the tones of all words."""
    weighed = [_weigh(token) for token in _TOKEN.findall(text)]
    return _NEXT_WORD.join(letters for letters, _ in weighed) + _NEXT_LEVEL + "".join(tone for _, tone in weighed)


@lru_cache(maxsize=8_192)
def _weigh(token: str) -> tuple[str, str]:
    """Return the letters of a word and its tone; of a number how long it is and its digits, so that 2 is before 10."""
    if token[0].isdecimal():
        digits = str(int(token))
        return f"{min(len(digits), 99):02}{digits}", "0"
    weights = [_WEIGHTS.get(char) or _other(char) for char in token]
    return "".join(letter for letter, _ in weights), max(tone for _, tone in weights)


def _other(char: str) -> tuple[str, str]:
    """Weigh a letter that is not Vietnamese by the ones it looks like, or behind all of them."""
    if char in "ÐƉðɖ":
        return _WEIGHTS["đ"]
    letters = [_WEIGHTS[other][0] for other in plain(char) if other in _WEIGHTS]
    return ("".join(letters) if letters else f"{_FOREIGN}{ord(char):06x}"), "0"
