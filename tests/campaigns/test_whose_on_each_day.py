"""All five campaigns at once: each unit follows its own issuer, on the first and last day of each phase and year."""

from __future__ import annotations

from data.engine.unit_of_work import Writer
from tests.support.five_campaigns import agree, build, edges


async def test_each_unit_follows_its_own_campaign_on_the_first_and_last_days(both: Writer) -> None:
    country = await both.run(build)
    days = edges()
    async with both.engine.connect() as connection:
        assert await agree(connection, country, days) == len(days) * 5 * 8
