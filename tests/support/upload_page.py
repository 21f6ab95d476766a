from __future__ import annotations

import re

import httpx2

from bot.files.upload_links import UPLOAD_PATH
from tests.support.files_out import PAPER
from tests.support.users import User


def page_of(person: User) -> str:
    return str(re.findall(rf"http://\S+{UPLOAD_PATH}\S+", person.text)[-1])


async def post(page: str, content: bytes = PAPER, name: str = "06-HD-LDLD.pdf") -> httpx2.Response:
    async with httpx2.AsyncClient() as browser:
        return await browser.post(page, files={"file": (name, content)})
