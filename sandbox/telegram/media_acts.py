"""What people send besides text: photos, files, voice, stickers, their number, a place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from .acts import Acts
from .entities import find_entities
from .errors import Impossible
from .files import FileStore, media_type
from .people import Json
from .photos import photo_sizes

ALBUM_LIMIT = 10


class MediaActs(Acts):
    """The acts that send media. `content` is the file's bytes, `duration` is in seconds."""

    files: FileStore

    def __init__(self) -> None:
        super().__init__()
        self._albums = count(13_000_000_000_000_001)

    def sends_photos(self, person_id: int, bot_username: str, photos: Sequence[bytes], caption: str = "") -> list[Json]:
        """Send one photo or an album: one message and one update each, the caption on the first.

        Raises ApiError, and sends none, if one of them is nothing that Telegram shows as a photo.
        """
        if not 1 <= len(photos) <= ALBUM_LIMIT:
            raise Impossible(f"an album has at most {ALBUM_LIMIT} photos")
        sizes, bot_id = [photo_sizes(photo) for photo in photos], self.bot(bot_username).id
        contents: list[Json] = [{"photo": self.files.add_photo(bot_id, size)} for size in sizes]
        contents[0] |= _caption(caption)
        album = {"media_group_id": self.next_album()} if len(photos) > 1 else {}
        return [self.posts(person_id, bot_username, album | content) for content in contents]

    def next_album(self) -> str:
        """A new media_group_id."""
        return str(next(self._albums))

    def sends_document(
        self, person_id: int, bot_username: str, content: bytes, name: str = "tep.pdf", caption: str = ""
    ) -> Json:
        bot_id, mime = self.bot(bot_username).id, media_type(name)
        document = self.files.add(bot_id, "document", content, name, file_name=name, mime_type=mime)
        return self.posts(person_id, bot_username, {"document": document} | _caption(caption))

    def sends_voice(self, person_id: int, bot_username: str, content: bytes, duration: int = 3) -> Json:
        bot_id = self.bot(bot_username).id
        voice = self.files.add(bot_id, "voice", content, duration=duration, mime_type="audio/ogg")
        return self.posts(person_id, bot_username, {"voice": voice})

    def sends_video(
        self, person_id: int, bot_username: str, content: bytes, caption: str = "", duration: int = 3
    ) -> Json:
        shape: Json = {"width": 1280, "height": 720, "duration": duration, "mime_type": "video/mp4"}
        video = self.files.add(self.bot(bot_username).id, "video", content, "video.mp4", **shape)
        return self.posts(person_id, bot_username, {"video": video} | _caption(caption))

    def sends_sticker(self, person_id: int, bot_username: str, content: bytes = b"WEBP", emoji: str = "👍") -> Json:
        look: Json = {
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        sticker = self.files.add(self.bot(bot_username).id, "sticker", content, **look)
        return self.posts(person_id, bot_username, {"sticker": sticker})

    def shares_contact(
        self,
        person_id: int,
        bot_username: str,
        *,
        own: bool = True,
        phone: str = "",
        first_name: str = "",
        user_id: int | None = None,
    ) -> Json:
        """Share one's own number, as the contact button does, or someone else's from the address book."""
        person = self.person(person_id)
        if own:
            phone, first_name, user_id = phone or person.phone or "", first_name or person.first_name, person_id
        if not phone:
            raise Impossible("a contact has a phone number")
        contact: Json = {"phone_number": phone, "first_name": first_name}
        if own and person.last_name:
            contact["last_name"] = person.last_name
        if user_id is not None:
            contact["user_id"] = user_id
        return self.posts(person_id, bot_username, {"contact": contact})

    def sends_location(
        self, person_id: int, bot_username: str, latitude: float = 19.8075, longitude: float = 105.7764
    ) -> Json:
        """Send a place, in degrees."""
        place = {"latitude": latitude, "longitude": longitude}
        return self.posts(person_id, bot_username, {"location": place})


def _caption(text: str) -> Json:
    text = text.strip()
    if not text:
        return {}
    found = find_entities(text)
    return {"caption": text, "caption_entities": found} if found else {"caption": text}
