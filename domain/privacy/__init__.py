"""What a person can do with their own data, and what the program forgets by itself.

overview(work, person_id)  what is kept
withdraw_consent, agree_again  stop being a member, and begin again
ask_to_erase, take_back, erase_due  with a day between the asking and the erasing
request_export, make_export  a copy of everything, as one file
retain(writer, store, now, periods), make_unreadable(writer, since)  what is no longer needed
count_due(writer, now, periods)  how much that is, and nothing is forgotten
retain_for_years(...)  what goes years after a campaign's end, or after somebody left
"""

from __future__ import annotations

from domain.privacy.consent import agree_again, demand_consent, has_withdrawn, standing, withdraw_consent
from domain.privacy.erasing import ask_to_erase, erase_due, take_back
from domain.privacy.exporting import make_export, request_export
from domain.privacy.kept_for_years import Years, retain_for_years
from domain.privacy.overview import overview
from domain.privacy.retention import Periods, count_due, make_unreadable, retain
