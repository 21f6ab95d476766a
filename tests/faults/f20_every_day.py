"""Each unit of a country with five campaigns follows its own on every day from 2020 to 2030."""

from __future__ import annotations

from data.engine.unit_of_work import Writer
from tests.support.five_campaigns import agree, build, every_day


async def test_each_unit_follows_its_own_campaign_on_every_day(writer: Writer) -> None:
    country = await writer.run(build)
    days = every_day()
    assert len(days) == 4018
    async with writer.engine.connect() as connection:
        assert await agree(connection, country, days) == len(days) * 5 * 8
