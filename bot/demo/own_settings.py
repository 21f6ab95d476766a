"""The settings of a demo: an empty database in a folder of its own, and the sandbox in the place of all three apps."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from data.sealing import DataKey, DataKeys
from sandbox.zalo import BOT_PATH, OA_PATH
from sandbox.zalo_oa import ZaloOaWorld
from sandbox.zalo_oa.world import APP, OA


async def make_settings(home: Path, token: str, address: str, slugs: Sequence[str], oa: ZaloOaWorld) -> Settings:
    """Make an empty database in `home`, whatever lay there before; never open another one."""
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
        zalo_bot_token=SecretStr(token),
        zalo_bot_base=f"{address}{BOT_PATH}",
        zalo_oa_id=OA,
        zalo_oa_app_id=APP,
        zalo_oa_app_secret=SecretStr(oa.keys.app_secret),
        zalo_oa_webhook_secret=SecretStr(oa.webhook_secret),
        zalo_oa_base=f"{address}{OA_PATH}",
        zalo_oa_business_base=f"{address}{OA_PATH}",
        zalo_oa_oauth_base=f"{address}{OA_PATH}",
    )
