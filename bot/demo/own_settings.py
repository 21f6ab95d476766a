"""The settings of a demo: an empty database in a folder of its own, and the sandbox in the place of all three apps."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from data.sealing import DataKey, DataKeys


async def make_settings(
    home: Path, token: str, address: str, slugs: Sequence[str], zalo: Mapping[str, Any]
) -> Settings:
    """Make an empty database in `home`, whatever lay there before; `zalo`: the settings of both Zalos."""
    await asyncio.to_thread(shutil.rmtree, home, ignore_errors=True)
    url, key = f"sqlite+aiosqlite:///{home / 'demo.sqlite3'}", DataKey.fresh()
    engine = open_engine(url, DataKeys(key))
    await schema.upgrade(engine)
    await engine.dispose()
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(token),
        telegram_api_base=address,
        database_url=url,
        data_key=SecretStr(key.text),
        media_dir=home / "media",
        campaign=tuple(slugs),
        public_url=address,
        **zalo,
    )
