"""After a backup was brought back: what happened since is not undone, and nothing goes twice."""

from __future__ import annotations

from domain.restored.held import decide, listed
from domain.restored.lost_time import Lost, hold
from domain.restored.reapplying import do_again
