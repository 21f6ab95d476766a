"""Sending the answer of a turn, after its commit."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.base import Channel
from bot.replies.reply import Answer
from domain.ports import Outcome
from domain.text import templates


async def send_answer(channel: Channel, answer: Answer) -> Outcome:
    """Show the answer; the outcome names the message that shows it."""
    return await channel.replies.show(_with_page(channel, answer))


def _with_page(channel: Channel, answer: Answer) -> Answer:
    """Tell the address of the page for a file, where a screen asks for one and the app carries none."""
    if not answer.shown.takes_file or channel.uploads is None:
        return answer
    link = channel.uploads.address(answer.contact_id, answer.seq)
    text = "\n\n".join([answer.shown.text, templates.render("screens/everywhere/upload", link=link)])
    return replace(answer, shown=replace(answer.shown, text=text))


async def take_keyboard_away(channel: Channel, answer: Answer, shown_by: str) -> None:
    """Leave one live keyboard on the phone: that of the message which shows the screen now."""
    if answer.before is not None and answer.before != shown_by:
        await channel.replies.take_buttons_away(answer.address, answer.before)
