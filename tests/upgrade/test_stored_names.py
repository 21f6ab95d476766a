"""What is stored or public keeps its name, or a table says what it is called now.

`stored_names.yaml` lists every such name. A name that the code has no more must stand in `data/stored_names.py`; one
that is new joins the list.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from bot.admission import KIND as ADMISSION
from data.journal import NAME as JOURNAL
from data.sealing import DataKey
from domain import journal
from domain.button_data import button_data
from domain.forms.draft import Draft
from domain.members import linking
from domain.outbox import choices
from domain.payloads import JoinUnit, LinkApp, UseInvitation, read_payload
from handlers.screen import Choice, Screen
from tests.upgrade.names_of_today import CATEGORIES

FILE = Path(__file__).with_name("stored_names.yaml")
LISTED: Mapping[str, list[str]] = yaml.safe_load(FILE.read_text("utf-8"))
