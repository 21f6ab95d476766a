"""Every column that may hold words of or about a person has been thought of when erasing was written."""

from __future__ import annotations

from sqlalchemy import JSON, String
from sqlmodel import AutoString, SQLModel

from data import tables  # noqa: F401 - fills the metadata
from data.types import LookUp, Sealed

ERASED = {
    "person": {"name", "sort_key", "phone", "phone_lookup", "office_phone"},
    "conversation": {"screen", "draft", "shown"},
    "inbox": {"raw", "lane"},
    "outbox": {"text", "choices"},
    "membership": {"note"},
    "publish_consent": {"how"},
    "record": {"answers", "returned_parts"},
    "review": {"reason"},
    "record_text": {"answers"},  # the row goes
    "letter": {"code", "kept_from", "text"},  # the row goes
    "name_change": {"old", "new"},  # the row goes
    "accepted_word": {"word"},  # the rows go, and are read anew from what is left
    "photo": {"sha256", "draft_id", "media_type"},  # the row goes
    "export": {"name"},  # the row goes
    "handout": {
        "digest",
        "channel",
        "address",
        "name",
        "media_type",
    },  # the row goes within a day, and with it the file
    "data_request": {"who"},  # emptied when the request is closed
    "tally": {"who", "kind"},  # the row goes
    "named_on_screen": {"kind"},  # the row goes
    "reminder_slot": {"campaign", "event"},  # the row goes
    "contact": {"channel", "external_id"},  # unlinked at once, gone after STRANGERS_DAYS
}
STAYS = {
    "announcement": {"draft_id", "text", "paper", "rendered", "choices", "campaign", "subject", "paused_for"},
    # the unit's own words, and codes
    "attachment": {"sha256", "media_type", "name"},  # the unit's own paper
    "audit_entry": {"action", "subject", "detail"},  # keys and codes
    "blocked_contact": {"digest"},  # the least that tells whoever comes back
    "campaign_issuer": {"campaign"},  # a code
    "campaign_named_unit": {"campaign", "named"},  # codes, and a document's words
    "chosen_day": {  # codes, a unit, and a unit's own words for a phase
        "campaign",
        "code",
        "value_before",
        "value_after",
        "named",
        "theme",
        "occasion",
    },
    "consent": {"version", "channel"},  # the proof
    "content_revision": {"name"},
    "duty_done": {  # a unit's duty; the reason is what another unit says of its paper
        "campaign",
        "duty",
        "occurrence",
        "letter",
        "sha256",
        "media_type",
        "file_name",
        "return_reason",
    },
    "duty_urging": {"campaign", "duty", "occurrence"},  # codes
    "duty_urging_request": {"campaign", "duty", "occurrence"},
    "inbox": {"channel", "external_id", "problem", "worker"},  # prevents handling twice
    "installer_notice": {"key", "code"},  # keys and codes
    "invitation": {"digest"},
    "lease": {"name", "holder"},  # processes, no people
    "retention_night": {"kind"},
    "pledge": {"draft_id", "campaign", "round", "text"},  # between units
    "round_closing": {"campaign", "round"},
    "urging": {"campaign", "subject"},
    "channel_month": {"channel"},
    "channel_state": {"channel"},
    "link_code": {"digest"},  # the row goes
    "outbox": {"key", "message_id", "problem", "way"},  # keys and codes
    "person": {"address_form"},  # one of three forms
    "record": {"code", "draft_id", "campaign", "subject", "movement", "round", "form"},  # counted without words
    "data_key": {"check_value", "next_check"},  # tells keys apart
    "roster_entry": {
        "number",
        "name",
        "folded",
        "sort_key",
        "section",
        "phone",
        "phone_lookup",
        "personal_code",
        "personal_code_lookup",
    },  # the unit's own list, unlinked
    "section": {"name"},
    "tick_mark": {"name"},
    "title_criteria": {"campaign", "title", "words", "number"},  # codes, and the words of a regulation
    "unit": {"code", "join_code", "address_form"},
    "unit_name": {"name", "short_name", "folded", "sort_key", "legal_act"},
    "unit_parent": {"legal_act"},
    "unit_status": {"legal_act"},
    "zalo_token": {
        "account",
        "access",
        "refresh",
        "refresh_lookup",
        "holder",
        "broken",
        "previous",
    },  # the account's own key
    "unit_successor": {"note", "legal_act"},
}


def test_no_column_with_words_is_forgotten() -> None:
    for table in SQLModel.metadata.sorted_tables:
        words = {
            column.name
            for column in table.columns
            if isinstance(column.type, (AutoString, String, JSON, Sealed, LookUp))
        }
        known = ERASED.get(table.name, set()) | STAYS.get(table.name, set())
        assert words - known == set(), (
            f"{table.name}: erase it in data/queries/privacy/erasing.py, or say here why it stays"
        )
        assert known - words == set(), f"{table.name}: no such column any more"
