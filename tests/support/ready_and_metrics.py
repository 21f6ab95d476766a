from __future__ import annotations

import httpx2
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families


async def asked(app: FastAPI, path: str, client: str = "127.0.0.1", **headers: str) -> httpx2.Response:
    transport = httpx2.ASGITransport(app, client=(client, 4711))
    async with httpx2.AsyncClient(transport=transport, base_url="http://program", headers=headers) as browser:
        return await browser.get(path)


async def numbers_of(app: FastAPI) -> dict[str, float]:
    families = text_string_to_metric_families((await asked(app, "/metrics")).text)
    return {f"{each.name}{''.join(each.labels.values())}": each.value for family in families for each in family.samples}
