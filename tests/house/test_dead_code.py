"""Nothing is kept that nobody calls: Vulture reads the whole program, and each exception has its reason."""

from __future__ import annotations

import re
from functools import cache

from vulture import Vulture  # type: ignore[import-untyped] # it has no types of its own

from tests.support.rooms import ROOT, product, text, tracked

KINDS = {"class", "function", "import", "method", "property"}
"""Of what Vulture names: the members of a table, a setting or a model have other readers than code."""

CALLED_BY_DECORATORS = [
    *("@router.*", "@app.*", "@*.command*", "@first.*", "@last.*", "@*.on", "@*.get", "@*.post", "@compiles*"),
    *("@field_validator", "@model_validator", "@field_serializer", "@event.*", "@*.exception_handler"),
]

CALLED_BY_OTHERS = {
    "send_400_response": "uvicorn's protocol calls it",
    "capture_signals": "uvicorn's server calls it",
    "handle_data": "html.parser calls it",
    "handle_starttag": "html.parser calls it",
    "handle_endtag": "html.parser calls it",
    "_async_soft_close": "SQLAlchemy's cursor calls it",
    "get_pool_class": "SQLAlchemy's dialect calls it",
    "do_execute": "SQLAlchemy's dialect calls it",
    "do_executemany": "SQLAlchemy's dialect calls it",
    "do_commit": "SQLAlchemy's dialect calls it",
    "process_bind_param": "SQLAlchemy's types call it",
    "process_result_value": "SQLAlchemy's types call it",
    "get_next_fire_time": "APScheduler's trigger calls it",
    "user_detail": "a call of Zalo's wire, held by the tests of the wire",
    "change_status": "one unit's change: lists change several at once, the tests one by one",
    "set_successors": "the same",
}


@cache
def unused() -> set[str]:
    """Name what no line of the program calls."""
    vulture = Vulture(ignore_decorators=CALLED_BY_DECORATORS)
    vulture.scavenge([ROOT / path for path in product() if path.parts[0] != "sandbox"])  # the tests act in its world
    return {found.name for found in vulture.get_unused_code(min_confidence=60) if found.typ in KINDS}


def test_nothing_is_kept_that_nobody_calls() -> None:
    words = {word for path in tracked() if path.suffix == ".j2" for word in re.findall(r"\w+", text(path))}
    assert sorted(unused() - words - CALLED_BY_OTHERS.keys()) == []


def test_every_exception_is_still_one() -> None:
    assert sorted(CALLED_BY_OTHERS.keys() - unused()) == []
