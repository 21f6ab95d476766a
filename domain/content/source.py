"""A YAML file read so that every value knows its line.

All scalars stay text (YAML would turn 06 into a number and `no` into false), but for null, which is nothing; the models
give them their types.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from domain.content.absent import answers
from domain.content.errors import ContentError, Problem

Model = TypeVar("Model", bound=BaseModel)
Place = Sequence[str | int]
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""what YAML means by nothing, where it stands without quotes"""
_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Source:
    """A file and its tree."""

    path: Path
    root: Node

    def line(self, place: Place) -> int:
        """The line of the deepest part of `place` that exists; steps that are not in the file are passed over."""
        node, line = self.root, self.root.start_mark.line + 1
        for step in place:
            found = _child(node, step)
            if found is not None:
                line, node = found
        return line

    def problem(self, place: Place, kind: str, **facts: Any) -> Problem:
        return Problem(self.path, self.line(place), ".".join(map(str, place)), kind, facts)

    def model(self, kind: type[Model]) -> Model:
        """The file as a model. Raises ContentError with every fault in it."""
        doubled = tuple(self._doubled(self.root, ()))
        if doubled:
            raise ContentError(doubled)
        try:
            return kind.model_validate(_plain(self.root))
        except ValidationError as error:
            raise ContentError(tuple(self._faults(error, kind))) from error

    def _faults(self, error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
        for fault in error.errors(include_url=False):
            kind = "empty" if fault["input"] is None and fault["type"] != "missing" else fault["type"]
            facts = {"value": fault["input"], **fault.get("ctx", {})}
            if kind in ("missing", "empty"):
                facts |= answers(model, fault["loc"])
            yield self.problem(fault["loc"], kind, **facts)

    def _doubled(self, node: Node, place: tuple[str | int, ...]) -> Iterator[Problem]:
        for step, key, child in _children(node):
            if isinstance(key, ScalarNode) and _child(node, step) != (key.start_mark.line + 1, child):
                yield Problem(self.path, key.start_mark.line + 1, ".".join(map(str, (*place, step))), "key_twice")
            yield from self._doubled(child, (*place, step))


def read(path: Path) -> Source:
    """Read the file. Raises ContentError when it is missing, empty, not UTF-8 or not YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError((Problem(path, 1, "", "unreadable", {"why": type(error).__name__}),)) from error
    return parse(path, text)


def parse(path: Path, text: str) -> Source:
    """The content of a file that is at hand. Raises ContentError when it is empty or not YAML."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ContentError((_not_yaml(path, error),)) from error
    if not isinstance(root, MappingNode):
        raise ContentError((Problem(path, 1, "", "not_a_mapping"),))
    return Source(path, root)


def _not_yaml(path: Path, error: yaml.YAMLError) -> Problem:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return Problem(path, mark.line + 1 if mark else 1, "", "not_yaml")


def _children(node: Node) -> Iterator[tuple[str | int, Node, Node]]:
    if isinstance(node, MappingNode):
        yield from ((str(key.value), key, value) for key, value in node.value)
    elif isinstance(node, SequenceNode):
        yield from ((at, item, item) for at, item in enumerate(node.value))


def _child(node: Node, step: str | int) -> tuple[int, Node] | None:
    return next(((key.start_mark.line + 1, child) for name, key, child in _children(node) if name == step), None)


def _plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {step: _plain(child) for step, _, child in _children(node)}
    if isinstance(node, SequenceNode):
        return [_plain(child) for _, _, child in _children(node)]
    assert isinstance(node, ScalarNode)  # noqa: S101 - there is no fourth kind
    return None if not node.style and node.value in _NOTHING else node.value
