"""The people of the demo. They come in the way everybody does: by links, buttons and typed words."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.application import Application
from data.enums import Role
from data.work import Work
from domain.campaigns import Campaign
from domain.members.invitations import invite
from domain.payloads import invitation_payload, unit_payload
from domain.units import by_code
from sandbox.page.controls import Link, Phone
from sandbox.telegram import TelegramWorld
