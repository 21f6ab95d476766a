"""What administrators see of template messages: how they read, which kinds have none, whom that concerns, the cost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.admin.zalo_findings import templates
from bot.channels.zalo.oa.approved import forms
from bot.settings.checks import contradictions
from bot.settings.settings import Settings
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.queries.outbox import channels
from data.tables import Contact
from tests.support.clock import TestClock
from tests.support.commands import Does, Type
from tests.support.pushes import person
from tests.support.unit_tree import Keys

ALL = ",".join(f"{kind}=1" for kind in forms())


def test_the_templates_are_printed_ready_to_hand_in(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZALO_OA_TEMPLATES", "notice=358,reminder=359")
    monkeypatch.setenv("ZALO_OA_NAMED_TEMPLATES", "reminder=360")
    said = types("zalo", "templates").output
    assert "== tin báo (notice): đang dùng mẫu 358 với một tham số noi_dung ==" in said
    assert "== nhắc việc (reminder): đã có mẫu 360 ==" in said
    assert "== thông báo (announcement): chưa có mẫu ==" in said
    assert "Đoạn 1: Kính gửi <ho_ten>. Công đoàn nhắc việc: <viec>.\nĐoạn 2: Ngày cuối: <han_cuoi>." in said
    assert "Tham số ho_ten: Tên khách hàng, tối đa 30 ký tự" in said
    assert "Kính gửi Giàng A Páo. Công đoàn nhắc việc: Còn 3 ngày nữa: hạn đăng ký thi đua năm 2026." in said
    assert "Ngày cuối: 31/3/2026." in said


async def silent(writer: Writer, *apps: tuple[str, ...]) -> None:
    """Add people who wrote from these apps eight days ago."""

    async def add(work: Work) -> None:
        for each in apps:
            await person(work, "Hạnh", channels=each)
        contact = table_of(Contact)
        await work.connection.execute(update(contact).values(written_at=work.now - timedelta(days=8)))

    await writer.run(add)


def settings_of(writer: Writer, **more: Any) -> Settings:
    url = writer.engine.url.render_as_string(hide_password=False)
    return Settings(_env_file=None, database_url=url, zalo_oa_id="7", **more)


async def test_the_doctor_counts_whom_a_missing_template_leaves_out(both: Writer, clock: TestClock, tree: Keys) -> None:
    """Two have the Official Account alone; the third is reached on Telegram, the fourth wrote today."""
    assert tree
    await silent(both, ("zalo_oa",), ("zalo_oa",), ("telegram", "zalo_oa"))
    await both.run(lambda work: person(work, "An", channels=("zalo_oa",)))
    (lacking,) = await templates(settings_of(both), clock.now())
    assert lacking.state == "note"
    assert lacking.text.startswith("Chưa có mẫu cho: tin báo (notice), nhắc việc (reminder), ")
    assert "2 người chỉ có Zalo OA" in lacking.text
    some, _ = await templates(settings_of(both, zalo_oa_templates="notice=1"), clock.now())
    assert "notice" not in some.text
    whole, _ = await templates(settings_of(both, zalo_oa_named_templates=ALL), clock.now())
    assert (whole.state, whole.code) == ("ok", "zalo_templates_all")


SPENT = [
    # messages of the month, settings, (state, words)
    (3, {}, ("ok", "Tháng này 3 tin mẫu.\nMuốn biết tốn bao nhiêu")),
    (3, {"zalo_oa_template_price": 200}, ("ok", "khoảng 600 đồng.")),
    (3, {"zalo_oa_template_price": 200, "zalo_oa_month_budget": 1000}, ("ok", "600 đồng, trong ngân sách 1000 đồng")),
    (5, {"zalo_oa_template_price": 200, "zalo_oa_month_budget": 1000}, ("note", "chỉ tin có hạn cuối còn đi")),
]


@pytest.mark.parametrize(("messages", "more", "found"), SPENT)
async def test_the_doctor_says_what_they_cost(
    both: Writer, clock: TestClock, messages: int, more: dict[str, Any], found: tuple[str, str]
) -> None:
    month = clock.now().date().replace(day=1)
    await both.run(lambda work: channels.count(work.connection, "zalo_template", month, billed=messages))
    _, money = await templates(settings_of(both, zalo_oa_named_templates=ALL, **more), clock.now())
    assert (money.check, money.state) == ("zalo_money", found[0])
    assert found[1] in money.text


def test_the_channels_show_the_months_money(types: Type, does: Does, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ID": "7", "NAMED_TEMPLATES": ALL, "TEMPLATE_PRICE": "200", "MONTH_BUDGET": "1000"}.items():
        monkeypatch.setenv(f"ZALO_OA_{name}", value)

    async def send(writer: Writer) -> None:
        month = writer.now().date().replace(day=1)
        await writer.run(lambda work: channels.count(work.connection, "zalo_template", month, billed=5))

    does(send)
    assert "tháng này 5 tin, khoảng 1.000/1.000 đồng (hết tiền: chỉ tin có hạn cuối còn đi)" in types("channel").output


def test_a_budget_needs_a_price() -> None:
    found = contradictions(Settings(_env_file=None, zalo_oa_month_budget=1000))
    assert [one.code for one in found] == ["budget_without_price"]
    assert contradictions(Settings(_env_file=None, zalo_oa_month_budget=1000, zalo_oa_template_price=200)) == []
