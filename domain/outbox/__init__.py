"""The outbox: every message that nobody just asked for, from the fact that caused it to what became of it.

enqueue(work, key=, kind=, person_id=, text=, due_at=, choices=, announcement_id=)  one push, once per key
notify(work, person_id, Notice(template, key, facts, choices), due_at)  one notice in the words of a template
cancel(work, key), cancel_all(work, push_ids, why)  what is not on its way yet
Delivery(writer, courier, pace, served).run()  sends what is due on a channel
choices.choice / read / offered  buttons under a push
bell.listen  to be told that something was queued
"""

from __future__ import annotations

from domain.outbox.buttons import choice
from domain.outbox.delivery import Delivery
from domain.outbox.enqueue import Notice, cancel, cancel_all, enqueue, enqueue_all, notify
from domain.outbox.pace import Pace
