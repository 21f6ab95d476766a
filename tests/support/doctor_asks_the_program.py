from __future__ import annotations

import asyncio

from bot.admin.finding import Finding
from bot.admin.service import service
from bot.settings.settings import Settings


async def asked(port: int, host: str = "127.0.0.1") -> Finding:
    found = await asyncio.to_thread(service, Settings(_env_file=None, web_host=host, web_port=port))
    assert found.title
    assert found.text
    return found
