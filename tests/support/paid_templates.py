"""An account whose administrator had a template approved for each kind of push, and pays for them."""

from __future__ import annotations

from bot.app.policies import REACHES
from bot.channels.zalo.oa.approved import forms, values
from bot.channels.zalo.oa.templates import WAY, TemplateCourier
from data.queries.outbox.routes import Template
from domain.outbox.routing import Rules
from tests.support.days import Days
from tests.support.pushes import pacer
from tests.support.users import Town
from tests.support.zalo_users import ZaloOaTown


def pay_for_templates(town: Town, days: Days) -> None:
    """Let templates go out where the account's window is closed, greetings too."""
    assert isinstance(town, ZaloOaTown)
    assert town.client is not None
    for kind, form in forms().items():
        town.zalo.approve(kind.value, {name: values()[name].most for name in form.names})
    named = {kind.value: kind.value for kind in forms()}
    days.ticks.rules = Rules(REACHES, Template(WAY, town.channel.name, frozenset(forms())), paid_greetings=True)
    days.ticks.couriers = {**days.ticks.couriers, WAY: TemplateCourier(town.client, {}, named)}
    days.ticks.pacers = {**days.ticks.pacers, WAY: pacer()}
