"""An administrator imports units, attaches what no name fits, and is told what nobody sees."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.admin.base import base
from bot.admin.finding import Finding
from bot.settings.settings import Settings
from data.paths import DATA
from tests.support.office_commands import Type, types

__all__ = ["types"]

LIST = str(DATA / "demo" / "thanh-hoa-2021" / "units.csv")
ATTACHED = """
SELECT campaign, unit.code FROM campaign_issuer JOIN unit ON unit.id = campaign_issuer.unit_id ORDER BY campaign
"""


def asked(statement: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect("office.sqlite3")) as connection, connection:
        return connection.execute(statement).fetchall()


def told() -> Finding | None:
    """Return what the doctor says of whose the campaigns are."""
    found = asyncio.run(base(Settings.read(_env_file=None), DATA / "migrations" / "versions"))
    return next((one for one in found if one.check == "issuers"), None)


def test_an_import_attaches_by_name_and_a_hand_attaches_the_rest(types: Type) -> None:
    assert told() is None  # there are no units yet
    types("units", "import", LIST)
    assert asked(ATTACHED) == [("thanh-hoa-2021", "LDLD-TH")]
    types("units", "import", LIST)
    done = types("campaign", "attach", "dak-lak-2020", "--unit", "KKT-NS")
    assert "dak-lak-2020 nay là của Công đoàn Khu kinh tế Nghi Sơn" in done.output
    assert asked(ATTACHED) == [("dak-lak-2020", "KKT-NS"), ("thanh-hoa-2021", "LDLD-TH")]
    types("campaign", "attach", "dak-lak-2020", "--unit", "LDLD-TH")
    assert asked(ATTACHED) == [("dak-lak-2020", "LDLD-TH"), ("thanh-hoa-2021", "LDLD-TH")]
    assert len(asked("SELECT id FROM audit_entry WHERE action = 'campaign_attached'")) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [(("nowhere", "--unit", "LDLD-TH"), "Không có phong trào nào"), (("dak-lak-2020", "--unit", "X"), "đơn vị nào")],
)
def test_what_is_not_there_is_attached_to_nothing(types: Type, typed: tuple[str, ...], said: str) -> None:
    types("units", "import", LIST)
    ended = types("campaign", "attach", *typed)
    assert (ended.exit_code, said in ended.output) == (2, True), ended.output


def test_the_doctor_names_what_nobody_sees(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    types("units", "import", LIST)
    found = told()
    assert found is not None
    assert (found.state, "vien-chuc-2020" in found.text, "thanh-hoa-2021" in found.text) == ("note", True, False)
    monkeypatch.setenv("CAMPAIGN", "thanh-hoa-2021")
    found = told()
    assert found is not None
    assert found.state == "ok"
    monkeypatch.setenv("CAMPAIGN", "thanh-hoa-2021,dak-lak-2020")
    found = told()
    assert found is not None
    assert (found.state, "dak-lak-2020" in found.text) == ("wrong", True)


def test_the_doctor_counts_what_went_to_another_units_campaign(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written before a campaign belonged to a unit: they keep their campaign, and the administrator knows of them."""
    types("units", "import", LIST)
    types("campaign", "attach", "dak-lak-2020", "--unit", "KKT-NS")
    monkeypatch.setenv("CAMPAIGN", "thanh-hoa-2021")
    written("TH-0001", "thanh-hoa-2021", "MAY0123")
    written("DL-0001", "dak-lak-2020", "MAY0123")  # below the zone
    found = told()
    assert found is not None
    assert found.state == "ok"
    for number in (2, 3):
        written(f"DL-000{number}", "dak-lak-2020", "LDLD-TH")
    found = told()
    assert found is not None
    assert (found.state, "2 hồ sơ" in found.text) == ("note", True)


def written(code: str, campaign: str, unit: str) -> None:
    """Store a record of somebody of a unit, as an earlier version did."""
    now, person = "2021-06-01 08:00:00.000000", "(SELECT max(id) FROM person)"
    asked(f"INSERT INTO person (address_form, wishes, reminders, created_at) VALUES ('anh/chị', 1, 1, '{now}')")  # noqa: S608 - the test's own
    asked(f"""
        INSERT INTO record (code, draft_id, kind, campaign, subject, round, person_id, unit_id, unit_as_of, form,
          form_version, answers, version, state, outstanding, returned_parts, submitted_at, changed_at)
        SELECT '{code}', '{code}', 'good_deed', '{campaign}', 'x', '2021', {person}, id, '2021-06-01', 'x',
          1, '{{}}', 1, 'accepted', 0, '{{}}', '{now}', '{now}' FROM unit WHERE code = '{unit}'""")  # noqa: S608 - the test's own
