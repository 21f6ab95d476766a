"""The state of a conversation of several steps, as it lies between the steps: JSON in the conversation row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import TypeAdapter


class Stored:
    """A frozen dataclass that is written as JSON and read from it.

    What an earlier version stored loads as well; what it did not know stands under its default.
    """

    SPARSE: ClassVar[bool] = False
    """What is None is left out, for the version before looks only whether the name is there."""

    def dump(self) -> dict[str, Any]:
        found = _adapter(type(self)).dump_python(self, mode="json", by_alias=True)
        return {name: value for name, value in found.items() if value is not None or not self.SPARSE}

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        """Read what `dump` wrote. Raises `pydantic.ValidationError` for what is no such state."""
        found: Self = _adapter(cls).validate_python(stored)
        return found


_ADAPTERS: dict[type[Stored], TypeAdapter[Any]] = {}


def _adapter(kind: type[Stored]) -> TypeAdapter[Any]:
    """Return what reads and writes a state. Each is built when it is first needed, for that takes milliseconds."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
