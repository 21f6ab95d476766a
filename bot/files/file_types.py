"""What a file is, told by its first bytes: what its name says, or the app that sent it, counts for nothing."""

from __future__ import annotations

from domain.ports import PDF

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
OPUS, AAC = "audio/ogg", "audio/aac"

PICTURES = frozenset({JPEG, PNG, WEBP})
"""Pictures that are read."""

VOICES = frozenset({OPUS, AAC})

OTHER_PICTURES = {
    "image/heic": "HEIC",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
    "image/avif": "AVIF",
    "image/jxl": "JPEG XL",
    "image/jp2": "JPEG 2000",
    "image/vnd.adobe.photoshop": "Photoshop",
}
"""Pictures that are known and not read (docs/decisions/0019), with the name that people see."""

HEAD = 1024
"""Bytes that tell the type. A PDF may begin after something else, within these (PDF 1.7, appendix H, note 13)."""

OGG_HEAD = 320  # bytes: the first page of an Ogg file, which names its codec (RFC 7845, section 5.1)
ADTS_HEAD = 7  # bytes (ISO/IEC 13818-7, adts_fixed_header and adts_variable_header)

_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"%PDF-", PDF),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
    (b"\xff\x0a", "image/jxl"),
    (b"\0\0\0\x0cJXL ", "image/jxl"),
    (b"\0\0\0\x0cjP  ", "image/jp2"),
    (b"8BPS\0\1", "image/vnd.adobe.photoshop"),
)
_HEVC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_AV1 = frozenset({b"avif", b"avis"})
_ANY_PICTURE = frozenset({b"mif1", b"msf1", b"miaf"})  # which codec it is stands among the compatible brands


def type_of(content: bytes | bytearray) -> str:
    """Return the media type of a file, for which its first `HEAD` bytes are enough; empty when it is none of these."""
    head = bytes(content[:HEAD])
    found = next((media_type for start, media_type in _STARTS if head.startswith(start)), "")
    if found:
        return found
    if head[4:8] == b"ftyp":
        return _of_brands(head)
    if head[:2] == b"BM" and head[6:10] == bytes(4):  # BITMAPFILEHEADER: two reserved fields that are zero
        return "image/bmp"
    return _of_sound(head) or _of_container(head)


def _of_sound(head: bytes) -> str:
    if head[:4] == b"OggS" and b"OpusHead" in head[:OGG_HEAD]:
        return OPUS
    return AAC if _is_adts(head) else ""


def _of_container(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return PDF if b"%PDF-" in head else ""


def _of_brands(head: bytes) -> str:
    """Read a file type box: the main brand, then those that the file is compatible with (ISO/IEC 14496-12, 4.3)."""
    size = int.from_bytes(head[:4], "big")
    main, others = head[8:12], {head[at : at + 4] for at in range(16, min(size, len(head)), 4)}
    brands = {main} | (others if main in _ANY_PICTURE else set())
    if brands & _HEVC:
        return "image/heic"
    return "image/avif" if brands & _AV1 else ""


def _is_adts(head: bytes) -> bool:
    """Look for the head of an ADTS frame: twelve bits set, then the version, and two bits of layer that are zero."""
    return len(head) > ADTS_HEAD and head[0] == 0xFF and head[1] & 0xF6 == 0xF0  # noqa: PLR2004 - bits
