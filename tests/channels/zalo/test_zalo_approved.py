"""Templates with named values: within Zalo's limits, filled from outside without ever breaking, refused when wrong."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.zalo.oa.approved import Form, example, forms, limits, values
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.templates import TemplateCourier
from bot.channels.zalo.text import length
from data.enums import PushKind
from domain.input.commands import read_word
from domain.ports import Parcel, Sent
from sandbox.zalo_oa import ZaloOaWorld
from tests.support.wire import Wire
from tests.support.zalo_oa_out import SENT, USER, Keys
from tests.support.zalo_oa_sandbox import HANH, chain, client, world

__all__ = ["chain", "client", "world"]

KINDS = pytest.mark.parametrize("form", forms().values(), ids=lambda form: form.kind)
MARCH = date(2026, 3, 31)
LONG = "Còn 3 ngày nữa: hạn đăng ký thi đua năm 2026 của Công đoàn Công ty May Sao Mai, thứ Ba, 31/3. " * 3


def longest(form: Form) -> dict[str, str]:
    return {name: "ố" * values()[name].most for name in form.names}


def test_each_kind_of_push_has_a_template() -> None:
    assert forms().keys() == set(PushKind)


@KINDS
def test_a_template_keeps_to_the_limits(form: Form) -> None:
    """Whether Zalo counts a value by its name or by its longest text is not written anywhere: both fit."""
    least, most = limits()["title"]
    assert least <= len(form.title) <= most
    assert len(re.findall("<", form.title)) <= limits()["title_values"]
    assert len(form.paragraphs) <= limits()["paragraphs"]
    assert len(re.findall("<", "".join(form.paragraphs))) <= limits()["values"]
    least, most = limits()["paragraph"]
    title, *paragraphs = form.filled(longest(form))
    assert len(title) <= limits()["title"][1]
    for written, full in zip(form.paragraphs, paragraphs, strict=True):
        assert least <= len(written)
        assert len(full) <= most


@KINDS
def test_a_template_says_what_reviewers_let_pass(form: Form) -> None:
    text = "\n".join((form.title, *form.paragraphs))
    assert unicodedata.is_normalized("NFC", text)
    assert re.search(r"anh/chị|https?:|www\.|\d|[^\w\s<>.,:]", text) is None  # no link, number, sign or emoji
    assert re.search(r"\b(CĐCS|LĐLĐ|BCH|BTV|OA)\b", text) is None
    assert "ho_ten" in form.names  # it tells whom it is for
    assert all(name in values() for name in form.names)
    assert all(re.fullmatch("[a-z_]+", name) for name in form.names)


@KINDS
def test_the_word_that_a_template_names_is_understood(form: Form) -> None:
    assert read_word(form.values(example(form))["ma"]) is not None


SAID = [
    # (name, text, last day), and the values of a reminder
    (("Giàng A Páo", "Hạn đăng ký.", MARCH), ("Giàng A Páo", "Hạn đăng ký", "31/3/2026")),
    (("", "Hạn đăng ký", None), ("đoàn viên", "Hạn đăng ký", "không đặt hạn")),
    (("H" * 31, "x", None), ("đoàn viên", "x", "không đặt hạn")),  # a name is whole or not there
    (("A\nB\t<ma>", "một\n\nhai", None), ("A B ‹ma›", "một hai", "không đặt hạn")),
    (("An", "<b>Hồ sơ</b> &lt;ho_ten&gt; {x} ${y}", None), ("An", "Hồ sơ ‹ho_ten› {x} ${y}", "không đặt hạn")),
    (("An", "\u202egnod\u200b \u0000\u0007\ufeff", None), ("An", "gnod", "không đặt hạn")),
    (("An", " \n\u2800 ...", None), ("An", "Công đoàn có tin mới", "không đặt hạn")),
    (("An", LONG, None), ("An", None, "không đặt hạn")),
    (("An", f"Hạn đăng ký\n{LONG}", None), ("An", "Hạn đăng ký", "không đặt hạn")),  # never half of the second line
    (("An", "👨‍👩‍👧‍👦" * 40, None), ("An", "👨‍👩‍👧‍👦" * 18 + "…", "không đặt hạn")),
]


@pytest.mark.parametrize(("given", "wanted"), SAID)
async def test_what_goes_out(
    wire: Wire, http: httpx2.AsyncClient, given: tuple[str, str, date | None], wanted: tuple[str, str | None, str]
) -> None:
    wire.says(SENT)
    courier = TemplateCourier(ZaloOaClient(http, Keys()), {}, {"reminder": "359"})
    name, text, last_day = given
    await courier.send(Parcel(1, f"uid:{USER}", text, kind="reminder", last_day=last_day, name=name))
    (body,) = wire.bodies
    sent = body["template_data"]
    assert body["template_id"] == "359"
    assert sent.keys() == {"ho_ten", "viec", "han_cuoi", "ma"}
    assert (sent["ho_ten"], sent["han_cuoi"], sent["ma"]) == (wanted[0], wanted[2], "LỊCH")
    assert sent["viec"] == wanted[1] if wanted[1] else sent["viec"].endswith("…")


@given(name=st.text(max_size=60), text=st.text(max_size=600), kind=st.sampled_from(PushKind))
def test_nothing_from_outside_breaks_a_template(name: str, text: str, kind: PushKind) -> None:
    form = forms()[kind]
    found = form.values(Parcel(1, "", text, kind=kind, name=name))
    assert found.keys() == set(form.names)
    for value_name, value in found.items():
        assert value.strip()
        assert length(value) <= values()[value_name].most
        assert not {"<", ">", "\n", "\u202e"} & set(value)
        assert unicodedata.is_normalized("NFC", value)


async def test_the_setting_of_today_goes_on_beside_named_values(wire: Wire, http: httpx2.AsyncClient) -> None:
    """An installation has notices approved with `noi_dung`, and reminders anew: each goes as it was approved."""
    courier = TemplateCourier(ZaloOaClient(http, Keys()), {"notice": "1", "reminder": "2"}, {"reminder": "3"})
    for kind in ("notice", "reminder"):
        wire.says(SENT)
        assert (await courier.send(Parcel(1, f"uid:{USER}", "Hạn", kind=kind))).sent is Sent.SENT
    old, new = wire.bodies
    assert (old["template_id"], old["template_data"]) == ("1", {"noi_dung": "Hạn"})
    assert (new["template_id"], new["template_data"]["viec"]) == ("3", "Hạn")


# The sandbox's account

FITS = {"ho_ten": 30, "viec": 200}
REFUSED = [
    # what is sent, habits of the unsure side, and the code (None: it goes)
    ({"ho_ten": "Hạnh", "viec": "x"}, {}, None),
    ({"ho_ten": "Hạnh"}, {}, "template_data_wrong"),
    ({"ho_ten": "H" * 31, "viec": "x"}, {}, "template_data_wrong"),
    ({"ho_ten": "🌾" * 16, "viec": "x"}, {}, None),
    ({"ho_ten": "🌾" * 16, "viec": "x"}, {"counts_units": True}, "template_data_wrong"),
    ({"ho_ten": "Hạnh", "viec": "x", "ma": "1"}, {}, "template_data_wrong"),
    ({"ho_ten": "Hạnh", "viec": "x", "ma": "1"}, {"template_extra": 0}, None),
    ({"ho_ten": "", "viec": "x"}, {}, "template_data_wrong"),
    ({"ho_ten": "", "viec": "x"}, {"template_empty": 0}, None),
    ({"ho_ten": "Hạnh", "viec": "x"}, {"wallet": 199}, "no_balance"),
    ({"ho_ten": "Hạnh", "viec": "x"}, {"wallet": 199, "wallet_code": -115}, "no_balance"),
    ({"ho_ten": "Hạnh", "viec": "x"}, {"template_ladder": (0,), "template_step": 0}, "out_of_quota"),
]


@pytest.mark.parametrize(("data", "habits", "problem"), REFUSED)
async def test_the_sandbox_refuses_what_zalo_refuses(
    world: ZaloOaWorld, client: ZaloOaClient, data: dict[str, str], habits: dict[str, Any], problem: str | None
) -> None:
    world.approve("359", FITS)
    for name, value in habits.items():
        assert hasattr(world.habits, name)
        setattr(world.habits, name, value)
    courier = _Sending(client, data)
    outcome = await courier.send(Parcel(1, f"uid:{HANH}", "", kind="reminder"))
    assert outcome.problem == problem
    assert len(world.people[HANH].seen) == (problem is None)
    assert world.paid == (200 if problem is None else 0)


class _Sending(TemplateCourier):
    """Sends these values, whatever the push says."""

    def __init__(self, client: ZaloOaClient, data: dict[str, str]) -> None:
        super().__init__(client, {"reminder": "359"})
        self._data = data

    async def _send(self, parcel: Parcel, template: str, data: dict[str, str]) -> str:
        assert data
        return await super()._send(parcel, template, self._data)


@KINDS
@pytest.mark.parametrize("units", [False, True])
async def test_what_the_program_fills_in_is_never_refused(
    world: ZaloOaWorld, client: ZaloOaClient, form: Form, *, units: bool
) -> None:
    world.habits.counts_units = units
    world.approve("359", {name: values()[name].most for name in form.names})
    courier = TemplateCourier(client, {}, {form.kind: "359"})
    for name, text in (("", ""), ("<" * 99, "🌾" * 999), ("Hạnh", "<b>x</b>\n" * 200)):
        parcel = Parcel(1, f"uid:{HANH}", text, kind=form.kind, name=name)
        assert (await courier.send(parcel)).sent is Sent.SENT
