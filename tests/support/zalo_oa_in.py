from __future__ import annotations

from typing import Any

from bot.channels.base import Raw

USER, OA, APP = "186729651760683225", "388613280878808645", "360846524940903967"
SECRET, APP_SECRET, AT = "khoa-bi-mat-cua-oa", "khoa-cua-app", "1749632637199"


def said(kind: str, **message: Any) -> Raw:
    told = {"msg_id": "96d3cdf3af150460909", **message}
    return {**base(f"user_send_{kind}"), "sender": {"id": USER}, "message": told}


def base(name: str) -> Raw:
    return {"app_id": APP, "event_name": name, "recipient": {"id": OA}, "timestamp": AT, "user_id_by_app": "55"}


TEXT = said("text", text="Xin chào")
