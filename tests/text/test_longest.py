"""Every screen with its longest texts: on Telegram one message holds it, on a text-only phone it is parted well.

The samples are those of test_templates.py, so that no screen is left out; whoever adds a sample that is a text, or a
list, says here how long it may become.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from bot.channels.telegram.capabilities import TELEGRAM, TEXT_ONLY
from bot.channels.zalo.text import length, plain, split
from domain import campaigns
from domain.announcements import ON_SCREEN
from domain.announcements.create import PAPER_LIMIT
from domain.campaigns.asked import TOLD as FACTS_AT_ONCE
from domain.duties.receiving import REASON_LENGTH as RETURN_LIMIT
from domain.duties.urging import LISTED as URGED
from domain.forms.model import TEXT_LIMIT
from domain.input.button_data import DATA_LIMIT
from domain.letters.writing import LIMIT as LETTER_LIMIT
from domain.members.joining import NAME_LIMIT
from domain.records.accepted_history import ROOM as CHANGES_ROOM
from domain.records.describing import fitted
from domain.records.history import ROOM as HISTORY_ROOM
from domain.records.results import SAID as REGISTERED
from domain.registration_reminders import registrable
from domain.review.batch import AT_ONCE
from domain.review.records import REASON_LIMIT
from domain.taking_over import LISTED as SUCCESSORS
from domain.text import templates
from domain.titles.criteria import NUMBER_LIMIT
from domain.titles.criteria import WORDS_LIMIT as CRITERIA_LIMIT
from domain.undelivered.people import PAGE as MISSED_PAGE
from domain.undelivered.people import SHORT
from domain.undelivered.reasons import Why
from domain.year.opening import THEME_LIMIT
from domain.year.undated import LISTED as UNDATED
from handlers.core.screen import PAGE
from handlers.member.personal.calendar import LISTED
from handlers.member.personal.contact import SHOWN as OFFICERS
from handlers.member.records.form_screens import ROOM
from handlers.menu.documents import WORDS as REGULATIONS
from handlers.officer.announce.announce_preview import SHOWN
from handlers.officer.duties.figures import ROWS
from handlers.officer.review.accepted import BESIDES as BESIDES_HISTORY
from handlers.officer.review.accepted import EVENTS
from handlers.officer.review.many import SAID
from handlers.officer.review.review import BESIDES
from tests.support.templates import COMING, FACT, ITEM, LABELS, OVERRIDES, REGULATION, SAMPLES, TEMPLATES, needed


def text_of(characters: int, start: str = "Nhường cơm sẻ áo với đồng nghiệp & bà con. ") -> str:
    """Write a text of exactly so many characters; "&" is one of them, and five in markup."""
    return (start * (characters // len(start) + 1))[: characters - 1] + "ạ"


NAME = text_of(NAME_LIMIT, "Nguyễn-Phước Công-Tằng Tôn-Nữ Huyền-Trang Thương-Nghiêm Y’Blơng ")
UNIT = (
    "Công đoàn Công ty Trách nhiệm hữu hạn Một thành viên Sản xuất, Thương mại & Xuất nhập khẩu Dệt may "
    "Khu kinh tế Nghi Sơn và các Khu công nghiệp tỉnh Thanh Hóa"
)
SHORT_UNIT = "CĐ Công ty TNHH MTV Sản xuất & Xuất nhập khẩu Dệt may Nghi Sơn"
SECTION = "Tổ Hoàn thiện, Đóng gói và Kiểm tra chất lượng ca 3 xưởng 2"
BOARD = "Ban Thường vụ Tổng Liên đoàn Lao động Việt Nam, theo đề nghị của Ban Thường vụ Liên đoàn Lao động tỉnh"
NAMES = [
    getattr(one, "name", None) or "" for campaign in campaigns.load_all().values() for one in campaign.by_code.values()
]
EVENT = max(NAMES, key=len)
WORDS_OF_A_FACT = 400  # characters that the template shows
IN_CHARGE = 10  # officers of one unit who are named to its members
PLACE = {"name": NAME, "section": SECTION, "unit": UNIT}
LONG_ITEM = ITEM | {
    "name": EVENT,
    "written": text_of(110),
    "theme": text_of(THEME_LIMIT),
    "occasion": text_of(THEME_LIMIT),
    "opener": SHORT_UNIT,
    "units": [SHORT_UNIT] * 3,
    "through": ["Ban Tuyên giáo - Nữ công", "Ban Chính sách - Pháp luật"],
    "unit": UNIT,
    "letter": text_of(120),
}
SIMPLE = {"code": "TH-4F7K", "name": NAME, "subject": EVENT, "text": text_of(SAID)}
LINES = [(f"Câu hỏi {at}", text_of(TEXT_LIMIT)) for at in range(8)]

LONGEST: dict[str, Any] = {
    "successors": [SHORT_UNIT] * SUCCESSORS,
    "for_collectives": [f"“{EVENT}”"] * 3,
    "collective": f"{SECTION} – {SHORT_UNIT}",
    "amount": {"at_least": 1204, "what": text_of(60)},
    "announcements": 1204,
    "closing": [("2021-10-20", [EVENT] * 3)] * 3,
    "contests": [{"name": EVENT, "organiser": BOARD, "until": "2021-10-20"}] * 3,
    "activity": "production",
    "ownership": "non_state",
    "side": "ownership",
    "unit_is": "non_state",
    **dict.fromkeys(("name", "known", "listed_as", "member", "officer", "praised", "sender"), NAME),
    **dict.fromkeys(("author", "person"), NAME),
    **dict.fromkeys(("theme", "occasion"), text_of(THEME_LIMIT)),  # of a special phase
    "named": "Hệ thống cơ quan thông tin, truyền thông của tổ chức Công đoàn",
    "last_of": [UNIT] * 3,
    "off": [f"2021-{month:02}-{day}" for month in range(1, 13) for day in (12, 13, 14)],  # of a year
    **dict.fromkeys(("unit", "parent", "partner", "current", "to", "issuer"), UNIT),
    **dict.fromkeys(("awarded_by", "by"), BOARD),
    **dict.fromkeys(("subject", "thing", "paper"), EVENT),
    **dict.fromkeys(("typed", "called", "words", "written", "way", "text", "payload"), text_of(120)),
    "answers": [NAME] * PAGE,
    "own_titles": [EVENT] * 2,
    "desk": UNIT,
    "regulation": REGULATION | {"words": text_of(CRITERIA_LIMIT), "number": text_of(NUMBER_LIMIT)},
    "titles": [REGULATION | {"name": EVENT, "words": text_of(REGULATIONS // 2), "number": text_of(NUMBER_LIMIT)}] * 2,
    "unknown_titles": [{"name": EVENT, "by": BOARD}] * 2,
    "steps": [
        {
            "at": "2021-02-27T08:00:00+07:00",
            "action": "changed",
            "changes": [{"label": "Câu hỏi", "old": text_of(HISTORY_ROOM // 2), "new": text_of(HISTORY_ROOM // 2)}],
            "reason": None,
        }
    ],
    "title": EVENT,
    "signers": [[SHORT_UNIT, NAME]] * 2,
    "about": text_of(80),
    "labels": ["Nhắc lại ngày mai"] * PAGE,
    "apps": [{"app": app, "here": False, "gone": True} for app in ("telegram", "zalo_bot", "zalo_oa")],
    "chief": {"name": NAME, "unit": UNIT, "phone": "0912 345 678"},
    "chiefs": [{"name": NAME, "unit": UNIT, "phone": "0912 345 678"}] * IN_CHARGE,
    "ended_unit": {"unit": UNIT, "status": "dissolved", "since": "2025-06-15"},
    "departments": ["Ban Tuyên giáo - Nữ công", "Ban Chính sách - Pháp luật", "Ban Tổ chức - Kiểm tra"],
    "duties": [LONG_ITEM | {"state": "late", "done_on": None}] * PAGE,
    "events": [{"day": "2021-07-28", "name": EVENT, "years": 92, "written": text_of(110), "kind": "anniversary"}]
    * LISTED,
    "file": {"name": text_of(84), "size": 20_000_000, "media_type": "application/pdf"},
    "handed": {"kế hoạch": 2, "báo cáo": 1},
    "undated": [EVENT] * UNDATED,
    "other_undated": 40,
    "groups": [{"name": SHORT_UNIT, "units": [SHORT_UNIT] * (ON_SCREEN // 6)}] * 6,
    "items": [LONG_ITEM] * 6,
    "item": LONG_ITEM,
    "letter": text_of(120),
    "lines": fitted(LINES, ROOM),
    "link": f"https://t.me/{'a' * 32}?start=i-{'A' * 32}",
    "last": text_of(TEXT_LIMIT),
    "listed": [SIMPLE] * AT_ONCE,
    "missing": ["valid_from", "successor_of", "legal_act"],
    "moves": ["Thêm", "Quay lại", "Để sau", "Hủy", "Trang chính"],
    "names": [EVENT] * 5,
    "whose": f"{text_of(30)}, {SHORT_UNIT}",
    "old": text_of(TEXT_LIMIT),
    "optional": ["status", "sections", "legal_act"],
    "paper_number": text_of(40),
    "part": "Người được giới thiệu",
    "parts": [f"Người được giới thiệu {at}" for at in range(8)],
    "people": [PLACE] * AT_ONCE,
    "prompt": text_of(200),
    "reason": text_of(REASON_LIMIT),
    "registered_as": text_of(REGISTERED),
    "returned": text_of(RETURN_LIMIT),
    "required": ["code", "name", "level", "parent_code"],
    "section": SECTION,
    "short": text_of(60),
    "slogans": [{"kind": "slogan", "text": text_of(200)}] * 8,
    "story": text_of(300),
    "ticked": [f"Người được giới thiệu {at}" for at in range(8)],
    "twice": ["name"] * 3,
    "unknown": ["tên"] * 5,
    "near": [{"name": NAME, "unit": UNIT}] * OFFICERS,
    "above": [{"name": NAME, "unit": UNIT}] * OFFICERS,
    "heading": f"“{EVENT}”",
    "filters": [SHORT_UNIT, "Hưởng ứng giao ước thi đua", EVENT, EVENT, "Nhân viên, lao động khác", "2021"],
    "history": [
        *[{"at": "2021-02-26T20:14:00+07:00", "what": "return", "officer": NAME, "reason": text_of(REASON_LIMIT)}]
        * EVENTS,
        {
            "at": "2021-02-27T08:00:00+07:00",
            "what": "resubmitted",
            "officer": None,
            "reason": None,
            "changes": [{"label": "Câu hỏi", "old": text_of(CHANGES_ROOM // 2), "new": text_of(CHANGES_ROOM // 2)}],
        },
    ],
    "rows": [[EVENT, 120_400, 120_400]] * ROWS,
    "facts": [
        {
            **FACT,
            "name": EVENT,
            "words": text_of(WORDS_OF_A_FACT),
            "written": text_of(110),
            "to": BOARD,
            "way": text_of(60),
        }
    ]
    * FACTS_AT_ONCE,
}
FIXED = {
    "action",
    "agreed_at",
    "app",
    "at",
    "blocked",
    "cancelled_at",
    "chosen_at",
    "category",
    "code",
    "day",
    "done_on",
    "due",
    "erases_at",
    "every",
    "example",
    "for_all",
    "latest",
}
FIXED |= {
    "expires_at",
    "form",
    "how",
    "join_code",
    "kind",
    "first_day",
    "last_day",
    "moment",
    "now",
    "office_phone",
    "phone",
    "publish",
    "record",
}
FIXED |= {"quiet_from", "quiet_until", "remind_at", "digest_at", "role", "round", "seconds", "signed", "since", "state"}
FIXED |= {
    "ended",
    "mark",
    "page",
    "rhythm",
    "whom",
    "paused_for",
    "who",
    "word",
    "received",
    "answer_by",
    "act_by",
    "source",
}
FIXED |= {"reasons", "far", "reminded", "tomorrow"}
FIXED |= {"standing", "status", "time", "today", "topic", "until", "used_at", "version", "answered", "channels"}
FIXED |= {"what", "group", "field", "categories", "table", "weeks", "midway", "came", "stage", "accepted_on", "goes_on"}
"""Codes, moments, and what is counted: never longer than the sample."""

NOTICE = text_of(1100)
MISSED = {"name": NAME, "place": SECTION, "what": text_of(SHORT), "why": "quota", "day": "2021-02-26"}
EVERY_REASON = [(why.value, 120_400) for why in Why]
LONG_OVERRIDES: dict[str, dict[str, Any]] = {
    "refusals/campaign_over": {"first": "2020-07-01", "last": "2025-12-31"},
    "refusals/unit_change_too_early": {"last": "2021-02-27"},
    "pushes/urge": {"last": "2021-02-27"},
    "screens/officer/announce_moved": {"typed": "2021-02-28T05:30:00+07:00"},
    "screens/officer/coming": {
        "first": "2021-02-26",
        "last": "2021-03-11",
        "days": [{"day": f"2021-03-{at + 10}", "lines": [COMING | {"name": EVENT, "late": True}]} for at in range(8)],
    },
    "screens/apps/list": {"chosen": "zalo_oa"},
    "screens/officer/duty_letter": {"proof": {"paper": True, "name": text_of(120)}},
    "screens/officer/many": {"listed": [SIMPLE] * PAGE},
    "screens/officer/record": {"lines": fitted(LINES, TELEGRAM.text_limit - BESIDES - REGISTERED)},
    "screens/officer/accepted_record": {"lines": fitted(LINES, TELEGRAM.text_limit - BESIDES_HISTORY - CHANGES_ROOM)},
    # the longest that one message holds; what is longer is parted by the courier (tests/outbox/test_files_out.py)
    "pushes/announcement": {"text": text_of(3300), "paper": text_of(PAPER_LIMIT)},
    "pushes/duty_urged": {"items": [LONG_ITEM | {"late": 366, "unit": SHORT_UNIT}] * URGED},
    "pushes/letter": {"text": text_of(LETTER_LIMIT)},
    "pushes/letter_answer": {"text": text_of(LETTER_LIMIT)},
    "screens/officer/announce_preview": {"text": text_of(SHOWN + PAPER_LIMIT + 200)},
    "screens/officer/pledge": {"text": text_of(1500)},
    "screens/register/pledge": {"text": text_of(1500)},
    "screens/officer/pledge_preview": {"text": text_of(1500)},
    "screens/officer/notice": {"text": NOTICE},
    "screens/officer/undelivered": {"people": [MISSED] * MISSED_PAGE},
    "pushes/digest": {"reasons": EVERY_REASON},
    "screens/officer/group_text": {"text": text_of(900)},
    "screens/section/group_text": {"text": text_of(900)},
    "screens/officer/duties": {
        "others": [
            {"name": EVENT, "level": "grassroots", "written": text_of(110), "levels": ["commune_union", "cluster"]}
        ]
        * 2
    },
}


def test_every_text_of_the_samples_has_a_longest() -> None:
    used = {key for name in TEMPLATES for key in needed(name)}
    texts = {key for key in used if isinstance(SAMPLES[key], str | list | dict)}
    assert texts - set(LONGEST) - FIXED - {"progress", "pieces"} == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_one_message_holds_it(name: str) -> None:
    """With buttons in one message of Telegram; without, in parts that lose no word."""
    known = needed(name)
    own = LONG_OVERRIDES.get(name, {})
    flags = [key for key in sorted(known) if isinstance(SAMPLES[key], bool) and key not in own]
    ways = (None, True, False) if flags else (None,)  # without flags it reads the same
    for you, buttons, flag in product(("anh/chị", "đồng chí"), (True, False), ways):
        context = {**SAMPLES, **OVERRIDES.get(name, {}), **_long(name, known)}
        context |= {} if flag is None else dict.fromkeys(flags, flag)
        shown = templates.render(name, {**context, "you": you, "You": you[:1].upper() + you[1:], "buttons": buttons})
        text = plain(shown)
        assert len(text) <= TELEGRAM.text_limit
        parts = split(text, TEXT_ONLY.text_limit)
        assert all(length(part) <= TEXT_ONLY.text_limit for part in parts)
        assert " ".join(parts).split() == text.split()


def _long(name: str, known: set[str]) -> dict[str, Any]:
    """Take the longest of what the template names, of the kind that its sample has there."""
    sample = {**SAMPLES, **OVERRIDES.get(name, {})}
    chosen = {**LONGEST, **LONG_OVERRIDES.get(name, {})}
    return {key: chosen[key] for key in known & set(chosen) if type(sample[key]) in (type(chosen[key]), type(None))}


def test_a_record_leaves_room_for_what_just_happened() -> None:
    """Above it stands who was first, or what was decided about the one before."""
    context = {**SAMPLES, **_long("screens/officer/record", needed("screens/officer/record")), "you": "đồng chí"}
    record = plain(templates.render("screens/officer/record", context))
    for name in ("refusals/somebody_was_first", "screens/officer/settled", "refusals/record_rewritten"):
        notice = plain(templates.render(name, {**SAMPLES, **_long(name, needed(name)), "you": "đồng chí", "You": "Đ"}))
        assert len(record) + len(notice) + 2 <= TELEGRAM.text_limit


GLANCE = 40  # characters of a button that a narrow phone shows whole
UNNAMED = {**SAMPLES, **LABELS, "name": "", "section": "", "unit": "", "time": "20:30 2021", "day": "27/02"}


@pytest.mark.parametrize(
    "code", sorted(code for code in templates.labels() if not code.startswith(("says_", "sheet_")))
)
def test_a_button_of_ours_is_read_at_a_glance(code: str) -> None:
    """Names of people and units apart, which are as long as they are."""
    shown = templates.label(
        code, **{**UNNAMED, **({"day": LABELS["day"]} if code.startswith(("silent_", "bare_")) else {})}
    )
    assert len(shown) <= GLANCE


def codes() -> list[str]:
    """Everything that stands in campaign files and forms and comes back in the data of a button."""
    forms, loaded = campaigns.load_forms(), campaigns.load_all()
    asked = [question for form in forms.values() for question in form.questions]
    found = [f"edit_answer:{one.code}" for one in asked]
    found += [f"answer:{ready.code}" for one in asked for ready in one.answers]
    for slug, campaign in loaded.items():
        found += [f"paper:{slug}", *(f"thing:{code}" for code in campaign.by_code)]
        found += [f"urge_thing:{thing.subject}" for thing, _ in registrable([campaign], date(2021, 3, 1))]
    return found


def test_codes_fit_the_data_of_a_button() -> None:
    assert [code for code in codes() if len(f"{10**9}:{code}".encode()) > DATA_LIMIT] == []
