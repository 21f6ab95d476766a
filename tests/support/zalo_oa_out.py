from __future__ import annotations

USER = "186729651760683225"
SENT = {"error": 0, "message": "Success", "data": {"message_id": "cad2b0c8", "user_id": USER, "quota": {}}}


class Keys:
    """Gives the first token, and another one whenever it is asked to renew."""

    def __init__(self) -> None:
        self.first = "token-1"
        self.renewals: list[str] = []
        self.problem: Exception | None = None
        self.alarms = 0

    async def access(self) -> str:
        if self.problem:
            raise self.problem
        return self.first

    async def renewed(self, stale: str) -> str:
        self.renewals.append(stale)
        return "token-2"

    async def refused_anew(self) -> None:
        self.alarms += 1
