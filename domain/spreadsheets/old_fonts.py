"""Text typed for Vietnamese fonts of before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

Opened without its font such a text shows other letters: "NguyÔn V¨n" or "Nguyeãn Vaên". A word is known by it when it
is no syllable as it stands, and one when it is read in the old table.
"""

from __future__ import annotations

import re

from domain.text.syllables import is_syllable

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VNI_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹ", "ô": "ờớởỡợ", "ö": "ừứửữự"}
_VNI_HATS = {"a": "âầấẩẫậ", "e": "êềếểễệ", "o": "ôồốổỗộ"}


def _vni() -> dict[str, str]:
    table = dict(zip("ìíæóòîñôö", "ìíỉĩịỵđơư", strict=True))
    for base, letters in _VNI_TONES.items():
        table |= {base + sign: letter for sign, letter in zip("øùûõï", letters, strict=False)}
    for base, letters in _VNI_HATS.items():
        table |= {base + sign: letter for sign, letter in zip("âàáåãä", letters, strict=True)}
    table |= {"a" + sign: letter for sign, letter in zip("êèéúüë", "ăằắẳẵặ", strict=True)}
    capitals = {signs.upper(): letter.upper() for signs, letter in table.items()}
    headed = {signs.capitalize(): letter.upper() for signs, letter in table.items() if len(signs) > 1}
    return table | headed | capitals


_VNI = _vni()
_VNI_SIGNS = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_WORD = re.compile(r"[A-Za-z\xa1-\xff]+")


def is_of_old_font(text: str) -> bool:
    """Tell whether a word of the text is one only when it is read as TCVN3 or VNI."""
    return any(_is_misread(word) for word in _words(text))


def _words(text: str) -> list[str]:
    """Cut out the words of two signs and more that are all of Latin-1, and not all of ASCII."""
    found = (piece for part in text.split() for piece in re.split(r"[!-@\[-`{-~]+", part))
    return [word for word in found if len(word) > 1 and not word.isascii() and _WORD.fullmatch(word)]


def _is_misread(word: str) -> bool:
    if is_syllable(word):
        return False
    tcvn3 = "".join(_TCVN3.get(char, char) for char in word)
    vni = _VNI_SIGNS.sub(lambda found: _VNI[found[0]], word)
    return any(read != word and is_syllable(read) for read in (tcvn3, vni))
