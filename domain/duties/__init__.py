"""Duties of units: what a document asks of them, by when, and whether it is done.

owed(connection, unit_id, campaigns, day)  what a unit owes
mark_done(work, officer, unit_id, campaign=, duty=, occurrence=, done_on=, letter=)  done: the reminders end
undo(work, officer, unit_id, campaign=, duty=, occurrence=)  not done after all
"""

from __future__ import annotations

from domain.duties.marking import Proof, mark_done, undo
from domain.duties.owing import Duty, DutyState, owed, owing_levels
