"""F20: each unit of a country with five campaigns follows its own on every day from 2020 to 2030.

In short, on every 37th day; the days on which something begins or ends are a table (tests/campaigns).
"""

from __future__ import annotations

from data.engine.unit_of_work import Writer
from tests.support.amounts import amount
from tests.support.five_campaigns import agree, build, every_day


async def test_each_unit_follows_its_own_campaign_on_every_day(writer: Writer) -> None:
    country = await writer.run(build)
    days = every_day()[:: amount(37, 1)]
    assert len(days) == amount(109, 4018)
    async with writer.engine.connect() as connection:
        assert await agree(connection, country, days) == len(days) * 5 * 8
