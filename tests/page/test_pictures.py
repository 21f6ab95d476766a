"""The pictures of docs/ can be made again: the story that they are taken from still runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.pictures import FOLDER, main

pytestmark = pytest.mark.page


def test_every_picture_of_the_pages_can_be_taken_again(tmp_path: Path) -> None:
    main(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {one.name for one in FOLDER.iterdir()}
