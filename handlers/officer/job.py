"""A task of several steps, as it lies in the conversation row between the steps."""

from __future__ import annotations

from typing import Any, ClassVar

from handlers.core.stored import Stored


class Job(Stored):
    NAME: ClassVar[str]

    def dump(self) -> dict[str, Any]:
        return {"job": self.NAME, **super().dump()}
