"""Photos, and the copies of people's data, are nobody's but the program's."""

from __future__ import annotations

from pathlib import Path

from bot.admin import this_machine
from bot.admin.finding import Finding
from bot.files.media_store import FolderMediaStore
from bot.settings.settings import Settings


def media(settings: Settings) -> Finding:
    return next(one for one in this_machine.folders(settings) if one.check == "media")


def test_a_folder_of_photos_that_others_read_is_told_until_a_start_has_mended_it(tmp_path: Path) -> None:
    """An earlier version made it under whatever umask there was."""
    exports = tmp_path / "media" / "exports"
    exports.mkdir(parents=True)
    for folder in (exports.parent, exports):
        folder.chmod(0o755)
    settings = Settings.read(_env_file=None, media_dir=exports.parent)
    found = media(settings)
    assert (found.code, f"chmod 700 {exports.parent}" in found.text.replace("\n", "")) == ("folder_of_others", True)
    FolderMediaStore(exports.parent).take_from_others()
    assert [each.stat().st_mode & 0o777 for each in (exports.parent, exports)] == [0o700, 0o700]
    assert media(settings).code == "folder_open"
    FolderMediaStore(tmp_path / "none").take_from_others()  # it is made at the first photo
