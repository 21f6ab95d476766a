"""Whether a word is a syllable that Vietnamese can have: a beginning, a rhyme, and a tone that its end allows."""

from __future__ import annotations

import re
import unicodedata

from data.text.folding import plain

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_ONLY_STOPPED = "\u0301\u0323"  # the tones of a syllable that ends in c, ch, p or t: sắc, nặng
_BEGINNING = re.compile(r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx]|)(?P<rhyme>.+)")
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôp uôt up ut uơ uy uya uych uyên uyêt
    uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yên yêm yêng yêt yêu ym yn ynh yt
    """.split()  # noqa: SIM905 - a table that can be read
)


_UNMARKED_RHYMES = frozenset(plain(rhyme) for rhyme in _RHYMES)


def may_be_syllable(word: str) -> bool:
    """Tell whether a word that was typed without marks, in small letters, can be one with them."""
    found = _BEGINNING.fullmatch(word)
    return found is not None and found["rhyme"] in _UNMARKED_RHYMES


def is_syllable(word: str) -> bool:
    """Tell whether it is one, in small letters, in capitals, or with a capital at its beginning."""
    if word not in {word.lower(), word.upper(), word.capitalize()}:
        return False
    apart = unicodedata.normalize("NFD", word.replace("Ð", "Đ").lower())
    tones = _TONES.findall(apart)
    letters = unicodedata.normalize("NFC", _TONES.sub("", apart))
    if len(tones) > 1 or (_STOPPED.search(letters) and not (tones and tones[0] in _ONLY_STOPPED)):
        return False
    return any(rest in _RHYMES for rest in _rests(letters))


def _rests(letters: str) -> list[str]:
    """Return what may be the rhyme: behind the longest beginning, or behind g alone ("gì", "giếng")."""
    found = _BEGINNING.fullmatch(letters)
    return [*([found["rhyme"]] if found else []), *([letters[1:]] if letters.startswith("gi") else [])]
