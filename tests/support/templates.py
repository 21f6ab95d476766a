from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import meta

from data.types import HANOI
from domain.text import templates

FOLDERS = ("screens", "pushes")
TEMPLATES = sorted(
    str(path.relative_to(templates.TEMPLATES).with_suffix(""))
    for folder in FOLDERS
    for path in (templates.TEMPLATES / folder).rglob("*.j2")
    if not path.name.startswith("_")
)
TEMPLATES += [f"refusals/{code}" for code in sorted(templates.refusals())]

REGULATION = {"words": "Vượt định mức.", "number": "12/QĐ-LĐLĐ", "dated": "2021-02-20", "since": "2021-02-20"}
SAMPLES: dict[str, Any] = {
    "again": False,
    "at": "2021-02-26T20:14:00+07:00",
    "code": "TH-4F7K",
    "count": 3,
    "day": "2021-03-05",
    "events": [{"day": "2021-07-28", "name": "Ngày X", "years": 92, "written": None, "kind": "anniversary"}],
    "free_text": True,
    "asking": False,
    "kind": "title",
    "length": 1204,
    "limit": 300,
    "lines": [("Việc", "Giảm hàng lỗi")],
    "name": "Giàng A Páo",
    "number": 1,
    "officer": "Trần Thị Hoa",
    "old": "Giảm hàng lỗi",
    "photos": 2,
    "voices": 1,
    "prompt": "Khi nào?",
    "role": "officer",
    "since": "2025-06-15",
    "state": "submitted",
    "subject": "Công nhân giỏi xứ Thanh",
    "today": "2021-02-27",
    "total": 2,
    "typed": "31/02",
    "unit": "Công đoàn Công ty May Sao Mai",
    "until": "2023-12-31",
    "version": "1",
    "year": 2021,
    # handing in
    "answered": 3,
    "awarded_by": "Ban Thường vụ LĐLĐ tỉnh",
    "by": "Ban Thường vụ LĐLĐ tỉnh",
    "every": "year",
    "found": 2,
    "last": "Giảm hàng lỗi",
    "may_change": True,
    "minutes": 0,
    "of_self": False,
    "part": "Ảnh",
    "partner": "Công đoàn Bệnh viện Đa khoa tỉnh",
    "publish": "disputed",
    "seconds": "12",
    "record": "TH-4F7K",
    "signed": True,
    "story": "Nhặt được ví, trả lại người mất",
    "told": True,
    "unsigned": True,
    "collective": "Chuyền 2 – Công đoàn Công ty May Sao Mai",
    "of_collectives": 2,
    "for_collectives": ["“Tập thể lao động giỏi”"],
    "contests": [{"name": "Hội thi Sáng tạo kỹ thuật", "organiser": None, "until": "2021-10-20"}],
    "activity": "production",
    "ownership": "unknown",
    "side": "activity",
    "unit_is": "production",
    "waits": True,
    "whose": "Chung sức 2021-2030, LĐLĐ tỉnh Thanh Hóa",
}

ITEM = {
    "kind": "deadline",
    "officer": True,
    "name": "gửi Kế hoạch hành động về LĐLĐ tỉnh",
    "day": "2021-03-05",
    "days_left": 3,
    "written": "trước ngày 06/3/2021",
    "chosen": False,
    "years": 92,
    "year_class": "other",
    "founded": "1929-07-28",
    "theme": "Mừng Đảng",
    "occasion": "91 năm Ngày thành lập Đảng",
    "special": False,
    "opener": "CĐ May Sao Mai",
    "units": ["CĐ May Sao Mai", "CĐ Bệnh viện tỉnh"],
    "other_units": 1204,
    "document": "Hướng dẫn số 06/HD-LĐLĐ",
    "document_date": "2021-02-25",
    "section": "IV.2.1",
    "way": "bằng đường công văn",
    "through": ["Ban Tuyên giáo - Nữ công"],
}
PERSON = {"name": "Giàng A Páo", "section": "Chuyền 1", "unit": "CĐ May Sao Mai"}
COUNTS = {
    "finished": False,
    "sent": 5,
    "total": 14,
    "waiting": 9,
    "not_sent": 1,
    "in_doubt": 1,
    "cancelled": 1,
    "unwanted": 2,
}
COUNTS |= {"free": 2, "by_template": 2, "paid": 1}

SAMPLES |= {
    "action": "return",
    "asked": False,
    "group": "own_menu",
    "answers": ["Công nhân", "Viên chức"],
    "cancelled": 1,
    "category": "worker",
    "confirmed": True,
    "due": "2021-02-27T06:30:00+07:00",
    "expires_at": "2021-02-27T06:30:00+07:00",
    "found": 3,
    "in_doubt": 1,
    "item": ITEM,
    "items": [ITEM, {**ITEM, "kind": "anniversary"}],
    "join_code": "MAY0123",
    "last": "2021-02-27",
    "leap": False,
    "line": 3,
    "missing": ["code"],
    "moves": ["Quay lại"],
    "not_sent": 1,
    "unwanted": 2,
    "now": "2021-02-26T21:40:00+07:00",
    "officers": False,
    "optional": ["status"],
    "others": 1,
    "parts": ["Ảnh"],
    "people": [PERSON],
    "progress": COUNTS,
    "quiet": True,
    "quiet_from": "21:00",
    "quiet_until": "06:30",
    "reached": 3,
    "reason": "Ảnh mờ.",
    "recipients": 14,
    "records": 2,
    "required": ["code"],
    "round": "Năm 2021",
    "section": "Chuyền 2",
    "sender": "Lê Thị Hạnh",
    "sent": 5,
    "silent": 2,
    "status": "ended",
    "text": "Mời họp lúc 07:30.",
    "ticked": ["Ảnh"],
    "twice": ["name"],
    "units": 5,
    "unknown": ["tên"],
    "unreachable": 1,
    "paid": 2,
    "closed": 3,
    "chosen": False,
    "departments": ["Ban Tuyên giáo - Nữ công"],
    "done_on": "2021-03-02",
    "duties": [{**ITEM, "state": "late", "unit": "CĐ May Sao Mai", "done_on": None, "letter": None}],
    "first": 1,
    "letter": "12/CV",
    "paper": "Hướng dẫn",
    "paper_number": "06/HD-LĐLĐ",
    "signed": "2021-02-25",
    "time": "06:30",
    "typing": True,
    "way": "bằng đường công văn",
    "words": "trước ngày 06/3/2021",
    "written": "trước ngày 06/3/2021",
    "used_at": "2021-02-27T06:30:00+07:00",
    "waiting": 9,
}
# The handbook, my data, settings, writing to an officer
SAMPLES |= {
    "amount": {"at_least": 1, "what": "công trình"},
    "issuer": "LĐLĐ tỉnh Thanh Hóa",
    "names": ["Phong trào một", "Phong trào hai"],
    "pieces": [{"kind": "drive", "name": "Học tập và làm theo Bác", "by": "Tổng Liên đoàn", "period": "2021-2030"}],
    "slogans": [{"kind": "slogan", "text": "Công nhân CĐ May Sao Mai chung sức"}],
    "topic": "movements",
    "agreed_at": "2021-02-27T08:00:00+07:00",
    "channels": ["telegram"],
    "drafts": 1,
    "erases_at": "2021-02-28T08:00:00+07:00",
    "in_roster": True,
    "phone": "0912 345 678",
    "office_phone": "0912 345 678",
    "roster": True,
    "withdrawn": False,
    "wishes": True,
    "announcements": True,
    "summaries": True,
    "reminders": True,
    "digest_at": "07:30",
    "remind_at": "08:00",
    "form": "anh/chị",
    "member": "Lê Thị Hạnh",
    "chief": {"name": "Trần Thị Hoa", "unit": "CĐ May Sao Mai", "phone": "0912 345 678"},
    "chiefs": [{"name": "Trần Thị Hoa", "unit": "CĐ May Sao Mai", "phone": None}],
    "link": "https://t.me/thidua_bot",
}
SAMPLES |= {  # files behind an address
    "page": "https://thidua.example.vn/tep/abc",
    "address": "/tep/abc/so-lieu.xlsx",
    "labels": ["Đã nhận", "Xem lịch"],
    "example": "danhan",
    "mark": "✅ Đã nhận lúc 08:12, 26/02",
    "about": "THÔNG BÁO của LĐLĐ tỉnh Thanh Hóa",
}
SAMPLES |= {  # the officer's evening
    "anybody": True,
    "offered": True,
    "outstanding": 1,
    "blocked": "2021-02-27T08:00:00+07:00",
    "done": 12,
    "late": 5,
    "open": 3,
    "proof": True,
    "cancelled_at": "2021-02-27T08:00:00+07:00",
    "expires": "06/3",
    "results": 6,
    "ended_unit": {"unit": "Công đoàn Sở Kế hoạch tỉnh", "status": "dissolved", "since": "2025-06-15"},
    "praised": "Nguyễn Thị Mai",
    "how": "bằng lời",
    "accepted": True,
    "guardian": False,
    "short": "Họp lúc 8 giờ",
    "answered": [3, 2, 5, 3],
    "correction": False,
    "example": "2021-02-28",
    "planned": None,
    "moment": "2021-02-28T07:30:00+07:00",
    "days": 90,
    "registered": 212,
    "registered_as": "Giảm hàng lỗi; dưới 1%",
    "joined": 143,
    "absent": 245,
    "thing": "“Công nhân giỏi xứ Thanh”",
    "categories": ["worker"],
    "older": True,
    "desk": "Liên đoàn Lao động tỉnh Thanh Hóa",
    "regulation": REGULATION,
    "titles": [{"name": "Công nhân giỏi xứ Thanh", **REGULATION}],
    "unknown_titles": [{"name": "Công nhân giỏi xứ Thanh", "by": "Ban Thường vụ LĐLĐ tỉnh"}],
    "steps": [
        {
            "at": "2021-02-27T08:00:00+07:00",
            "action": "changed",
            "changes": [{"label": "Việc", "old": "Giảm hàng lỗi", "new": "Vượt định mức"}],
            "reason": None,
        },
        {"at": "2021-02-26T08:00:00+07:00", "action": "return", "changes": [], "reason": "Ghi rõ mục tiêu."},
    ],
    "own_titles": ["Công nhân giỏi xứ Thanh"],
    "title": "Công nhân giỏi xứ Thanh",
    "signers": [["CĐ May Sao Mai", "Trần Thị Hoa"], ["CĐ Bệnh viện tỉnh", "Phạm Văn Bình"]],
    "listed": [{"code": "TH-4F7K", "name": "Giàng A Páo", "subject": "Công nhân giỏi", "text": "Giảm hàng lỗi"}],
}
COMING = {
    "hour": "08:00",
    "officers": True,
    "people": 1204,
    "name": "gửi Kế hoạch",
    "kind": "deadline",
    "day": "2021-03-05",
    "late": False,
}
OVERRIDES: dict[str, dict[str, Any]] = {
    "screens/officer/accepted_option": {"field": "title"},
    "screens/officer/coming": {
        "first": "2021-02-26",
        "last": "2021-03-11",
        "days": [{"day": "2021-02-26", "lines": [COMING, COMING | {"late": True}, COMING | {"kind": "phase_end"}]}],
        "more": 2,
    },
    "screens/officer/data_request": {"kind": "erase"},
    "screens/officer/request_who": {"kind": "erase"},
    "screens/officer/request_done": {"kind": "erase"},
    "pushes/data_request": {"kind": "erase"},
    "screens/mine/data": {"state": "active"},
    "refusals/campaign_over": {"first": "2020-07-01", "last": "2025-12-31"},
    "screens/handbook/page": {"first": 1, "last": 3, "total": 5},
    "pushes/items/anniversary_more": {"item": {**ITEM, "officer": False}},
    "pushes/items/phase_end_more": {"item": {**ITEM, "officer": False}},
    "pushes/items/round_end_more": {"item": {**ITEM, "officer": False}},
    "pushes/digest": {"people": 23},
    "pushes/announcement_without_author": {"ended": None},
    "pushes/taken_over": {"people": 23, "others": 2},
    "screens/officer/announce_moved": {"typed": "2021-02-28T05:30:00+07:00"},
    "screens/officer/announce_paper": {"old": "06/HD-LĐLĐ"},
    "screens/officer/accept_many": {
        "listed": [{"code": "TH-4F7K", "name": "Giàng A Páo", "subject": "Công nhân giỏi", "text": "Giảm hàng lỗi"}]
    },
    "screens/officer/many": {
        "listed": [{"code": "TH-4F7K", "name": "Giàng A Páo", "subject": "Công nhân giỏi", "text": "Giảm hàng lỗi"}]
    },
    "screens/officer/duties": {
        "others": [
            {"name": "plan", "level": "grassroots", "written": "trước 06/3", "levels": ["directly_superior_union"]}
        ]
    },
}
"""Where a name means another thing in one template."""
LABELS = {"text": "x", "all": True, "ticked": False, "officer": True}
LABELS |= {"last": datetime(2021, 6, 30, tzinfo=HANOI), "phase": "Đợt 1"}
LABELS |= {"ordinal": "XIX", "begins": 2021, "ends": 2025, "whose": "LĐLĐ Thanh Hóa, 2021"}
LABELS |= {"at": datetime(2021, 2, 26, tzinfo=HANOI), "on": True}
LABELS |= {"day": datetime(2021, 2, 26, tzinfo=HANOI), "thing": "x", "unit": "y", "time": "2021-02-26T20:30:00+07:00"}


SAMPLES |= {  # roles, and words that are typed
    "author": "Trần Thị Hoa",
    "begun": False,
    "tomorrow": "2021-02-27",
    "own": False,
    "last_of": ["Công đoàn Công ty May Sao Mai"],
    "at_top": False,
    "word": "gui",
}
SAMPLES |= {  # requests about personal data
    "received": "2026-02-27",
    "answer_by": "2026-03-03",
    "act_by": "2026-03-14",
    "answered_at": None,
    "closed_at": None,
    "more_days": 20,
    "source": "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP",
    "waits": True,
    "person": "Lê Thị Hạnh",
}
SAMPLES |= {
    "undone": False,
    "chosen_at": "2021-02-26T20:14:00+07:00",
    "whom": "members",
    "rhythm": "month",
    "for_all": "quarter",
    "latest": "2021-12-20",
    "differ": True,
    "off": ["2021-01-01", "2021-04-21"],
    "works": True,
    "issues": True,
    "first_day": "2021-08-15",
    "theme": "Lao động giỏi, lao động sáng tạo",
    "occasion": "76 năm Quốc khánh 2/9",
    "most": 12,
}  # the calendar of the year, with special phases
SAMPLES |= {"undated": ["tổ chức hội nghị sơ kết năm"], "other_undated": 3}
SAMPLES |= {  # what is late below, and what comes from there
    "given": 1,
    "named": "Ban Tuyên giáo - Nữ công",
    "handed": {"kế hoạch": 2, "báo cáo": 1},
    "late_units": 4,
    "new": True,
    "nobody": 1,
    "returned": "Thiếu chữ ký của chủ tịch.",
}
OVERRIDES |= {"pushes/duty_urged": {"items": [{**ITEM, "late": 3, "unit": "CĐ May Sao Mai"}]}}
LABELS |= {"level": "directly_superior_union"}
LABELS |= {"month": "11/2026", "ordinal": "V", "far": "Đạt một phần"}
LABELS |= {"month": "11/2026"}
LABELS |= {"reached": "Đạt một phần"}
SAMPLES |= {"announcements": 2, "successors": ["CĐ May Sao Mai", "CĐ Bia Lam Sơn"]}  # of a unit that has ended
SAMPLES |= {  # announcements
    "before": False,
    "file": {"name": "06-HD-LDLD.pdf", "size": 420_000, "media_type": "application/pdf"},
    "groups": [{"name": "CĐ KKT Nghi Sơn", "units": ["CĐ May Sao Mai"]}],
    "longer": 2400,
    "styled": True,
    "unlinked": True,
    "hidden": 900,
    "more": 9,
    "paused_for": "failures",
    "percent": 61,
    "ended": "2021-02-27T08:31:00+07:00",
    "reminding": False,
    "scheduled": False,
    "tapped": 4208,
    "tried": 100,
    "troubled": 34,
    "who": "member",
}
OVERRIDES |= {
    "refusals/announcement_locked": {"state": "done"},
    "screens/officer/announce_status": {"state": "sending"},
    "screens/officer/announce_change": {"file": "06-HD-LDLD.pdf"},
    "screens/officer/duty_letter": {"proof": {"paper": True, "name": "12-CV.pdf"}},
}
SAMPLES |= {  # belonging: units, phones, roles
    "bare": True,
    "deed": True,
    "called": "xưởng gỗ Tân Phát",
    "contact": True,
    "current": "Công đoàn Công ty May Sao Mai",
    "listed_as": None,
    "matched": True,
    "own": True,
    "below": False,
    "cut": 1,
    "days": 7,
    "has_code": True,
    "join_code": "MAY0123",
    "left": True,
    "known": "Nguyễn Thị Mai",
    "link": "https://t.me/thidua_bot?start=u-MAY0123",
    "listed": 600,
    "members": 1204,
    "parent": "Công đoàn Khu kinh tế Nghi Sơn",
    "payload": "i-x",
    "phones": 1,
    "roles": 1,
    "standing": "active",
    "to": "Công đoàn Bệnh viện Đa khoa tỉnh",
}


SAMPLES |= {  # several apps
    "app": "telegram",
    "apps": [{"app": "telegram", "here": True, "gone": False}, {"app": "zalo_oa", "here": False, "gone": True}],
    "here": True,
    "goes_along": True,
    "used": 2400,
    "budget": 1_000_000,
    "messages": 4000,
    "spent": 800_000,
    "users": 41,
    "users_limit": 50,
    "several": True,
}
SAMPLES |= {  # a phase that is over
    "registrations": 212,
    "deeds": 14,
    "initiatives": 3,
    "last_day": "2021-06-30",
}
SAMPLES |= {  # what came of a registration
    "midway": "partly",
    "came": {"code": "TH-7HNP", "how_far": "reached", "state": "accepted"},
    "stage": "end",
}
SAMPLES |= {  # figures at any time
    "table": "units",
    "rows": [["CĐ May Sao Mai", 212, 198]],
    "weeks": [{"first": "2021-03-01", "last": "2021-03-07", "registrations": 212, "deeds": 14, "initiatives": 3}],
    "with_officer": 861,
    "grassroots": 900,
    "with_member": 850,
    "declared": 60_000,
    "besides": 120,
}
OVERRIDES |= {
    "screens/officer/figures": {"accepted": 198},
    "screens/officer/figures_reach": {"units": 900, "silent": 39, "joined": 41_204},
}

FACT = {
    "name": "gửi Kế hoạch hành động về LĐLĐ tỉnh",
    "words": "gửi về LĐLĐ tỉnh trước ngày 06/3/2021",
    "section": "IV.2.1",
    "written": "trước ngày 06/3/2021",
    "last_day": "2021-03-05",
    "to": "LĐLĐ tỉnh",
    "through": ["Ban Tuyên giáo - Nữ công", "Ban phụ trách"],
    "way": "bằng đường công văn",
    "kind": "Hướng dẫn",
    "number": "06/HD-LĐLĐ",
    "date": "2021-02-25",
}
SAMPLES |= {  # sentences
    "what": "criteria",
    "stopped": True,
    "near": [{"name": "Trần Thị Hoa", "unit": "CĐ May Sao Mai"}],
    "above": [{"name": "Đinh Văn Bình", "unit": "CĐ KKT Nghi Sơn"}],
    "facts": [FACT],
    "closing": [("2021-10-20", ["Sáng kiến"])],
    "alone": False,
}


def needed(name: str) -> set[str]:
    """Return the facts that a template names, or the parameters of a refusal's macro."""
    folder, _, code = name.partition("/")
    found = _parameters(code) if folder == "refusals" else undeclared(f"{name}.j2")
    return found - {*templates.environment().globals, "you", "You", "buttons"}


def undeclared(file: str) -> set[str]:
    source = (templates.TEMPLATES / Path(file)).read_text("utf-8")
    return meta.find_undeclared_variables(templates.environment().parse(source))


def _parameters(code: str) -> set[str]:
    module = templates.environment().get_template(templates.refusals()[code]).module
    return {*getattr(module, code).arguments}


SAMPLES |= {  # an announcement in the night
    "goes_on": "2021-02-27T06:30:00+07:00",
}
SAMPLES |= {  # letters of members
    "letters": 3,
    "raised": True,
}
OVERRIDES |= {
    "screens/contact/officers": {
        "waiting": [{"at": "2021-03-01T10:00:00+07:00", "units": ["CĐ May Sao Mai"]}],
        "others": 2,
    },
}
SAMPLES |= {  # whom nothing reached, and how the others were
    "absent": 245,
    "by_template": 2,
    "doubt": 1,
    "far": COUNTS,
    "free": 2,
    "missed": 12,
    "of_section": False,
    "pages": 3,
    "reasons": [("window", 9), ("blocked", 3)],
    "reminded": COUNTS,
    "whole": True,
}
MISSED = {"name": "Giàng A Páo", "place": "Chuyền 1", "what": "Mời họp", "why": "window", "day": "2021-02-26"}
OVERRIDES |= {"screens/officer/undelivered": {"people": [MISSED], "page": 1}}
SAMPLES |= {  # accepted records
    "accepted_on": "2021-03-05",
    "filters": ["CĐ May Sao Mai", "Danh hiệu thi đua"],
    "most": 20_000,
    "field": "year",
    "heading": "“Công nhân giỏi xứ Thanh”",
    "history": [
        {"at": "2021-02-26T20:14:00+07:00", "what": "return", "officer": "Trần Thị Hoa", "reason": "Chưa rõ kết quả"},
        {
            "at": "2021-02-26T20:20:00+07:00",
            "what": "resubmitted",
            "officer": None,
            "reason": None,
            "changes": [{"label": "Việc đã làm", "old": "Giảm hàng lỗi", "new": "Giảm hàng lỗi từ 5% còn 2%"}],
        },
    ],
}
