"""Being responsible for some units narrows what an officer is told of, and not what they may receive."""

from __future__ import annotations

from datetime import date

import pytest

from domain.duties import chasing, receiving
from domain.duties.marking import mark_done
from domain.errors import Problem
from domain.members.giving_responsibility import give
from domain.members.responsibility import Responsible
from tests.support.departments import CAMPAIGN, CHOSEN
from tests.support.life import Life
from tests.support.standard import STANDARD

PLAN = {"campaign": CAMPAIGN, "duty": "th21-duty-plan", "occurrence": "once"}


async def plan_of_the_zone(life: Life) -> tuple[int, int]:
    """Return the clerk who is responsible for the hospital's union alone, and the key of the zone's plan."""
    await life.does(chasing.began)
    clerk, chair = await life.person("Lan", "LDLD-TH"), await life.person("Hùng", "LDLD-TH")
    zone = await life.person("Sơn", "KKT")
    await life.does(give, life.keys["BV"], Responsible(officer=clerk), actor=None)
    await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 2, 25), letter="12/KH-CĐ")
    (sent,) = await life.does(receiving.received, chair, CHOSEN)
    assert await life.does(receiving.received, clerk, CHOSEN) == []
    return clerk, sent.row.id


async def test_while_whoever_is_told_is_away_a_colleague_confirms_it(life: Life) -> None:
    clerk, plan = await plan_of_the_zone(life)
    assert (await life.does(receiving.one_received, clerk, CHOSEN, plan)).row.letter == "12/KH-CĐ"
    assert await life.does(receiving.confirm, clerk, CHOSEN, [plan]) == 1


async def test_or_sends_it_back(life: Life) -> None:
    clerk, plan = await plan_of_the_zone(life)
    await life.does(receiving.send_back, clerk, CHOSEN, plan, reason="Thiếu chữ ký", hours=STANDARD)
    with pytest.raises(Problem, match="duty_received"):
        await life.does(receiving.one_received, clerk, CHOSEN, plan)
