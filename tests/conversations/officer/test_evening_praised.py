"""Who is praised: an officer says so; the person is asked in their own chat, or the officer notes what they said."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable

import openpyxl
import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PublishState
from data.tables import Grant, PublishConsent, RosterEntry
from domain.errors import Problem, Refused
from domain.records import deeds, praising, vouching
from domain.review import records, records_queue
from domain.text.normalise import fold
from tests.support.handing_in import (
    BUTTONS_ONLY,
    confirmed,
    consents,
    opens,
    opens_queue,
    person_of,
    praises,
    pushes,
    taps_push,
    words_of,
)
from tests.support.officer_hostile import end_roles
from tests.support.plans import heard
from tests.support.push_words import last_word
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User


async def lists(town: Town, name: str, section: str = "Chuyền 3") -> int:
    """Put somebody on the list of May Sao Mai who has not joined."""

    async def add(work: Work) -> int:
        entry = RosterEntry(unit_id=3, number="77", name=name, folded=fold(name), section=section)
        await work.add(entry)
        return entry.id or 0

    return await town.writer.run(add)


async def test_the_officer_says_who_it_is_and_the_person_is_asked(town: Town, officer: User) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh, "chị Mai chuyền 2")
    await opens_queue(officer)
    officer.sees("1/1", "Người được giới thiệu: chị Mai chuyền 2")
    await officer.taps("Người được giới thiệu")
    officer.sees("ghi là “chị Mai chuyền 2”", "Chưa ghép với ai")
    await officer.taps("Ghép với: Nguyễn Thị Mai, Chuyền 2")
    officer.sees("Đã ghép với: Nguyễn Thị Mai", "được hỏi riêng khi hồ sơ được ghi nhận")
    await officer.taps("Quay lại")
    officer.sees("1/1", "Đã ghép với: Nguyễn Thị Mai")
    await officer.taps("Ghi nhận")
    (push,) = [one for one in await pushes(town, mai) if one.choices]
    assert "Đồng nghiệp giới thiệu anh/chị là gương tốt" in words_of(push)
    assert "Hạnh" not in words_of(push)
    code = await last_word(town, "Đồng nghiệp giới thiệu anh/chị là gương tốt")
    await hanh.says(code)
    assert "đăng tên" not in hanh.text
    await mai.says(code)  # the very question: nothing is answered by it
    mai.sees("đăng tên, ảnh")
    await mai.taps("Đồng ý đăng")
    mai.sees("18 tuổi")


async def returned_and_mended(officer: User, sender: User, part: str, text: str) -> None:
    await opens_queue(officer)
    await officer.taps("Trả lại")
    await officer.taps(part)
    await officer.taps("Xong")
    await officer.taps("Chưa rõ kết quả")
    await officer.taps("Gửi trả")
    await sender.says("hồ sơ")
    await sender.taps("TH-")
    await sender.taps("Sửa và gửi lại")
    await sender.says(text)
    await sender.taps("Gửi lại")
    await opens_queue(officer)


@BUTTONS_ONLY
async def test_who_was_matched_stays_so_when_the_deed_is_mended_unless_it_names_another(
    town: Town, officer: User
) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh, "chị Mai chuyền 2")
    await opens_queue(officer)
    await officer.taps("Người được giới thiệu")
    await officer.taps("Ghép với: Nguyễn Thị Mai")
    officer.sees("Người này được hỏi riêng khi hồ sơ được ghi nhận")
    await returned_and_mended(officer, hanh, "Việc tốt", "Nhặt được ví có 5 triệu đồng, trả lại người mất")
    officer.sees("5 triệu đồng", "Đã ghép với: Nguyễn Thị Mai")
    await returned_and_mended(officer, hanh, "Người được giới thiệu", "anh Hùng tổ 5")
    officer.sees("anh Hùng tổ 5")
    assert "Đã ghép với" not in officer.text
    await officer.taps("Người được giới thiệu")
    officer.sees("Chưa ghép với ai")
    assert not [push for push in await pushes(town, mai) if push.choices]


@BUTTONS_ONLY
async def test_seventeen_years_old_and_a_mother_who_signs(town: Town, officer: User) -> None:
    """The wish is the young person's, the word is the guardian's, and no more is published than was wished."""
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh, "Nguyễn Thị Mai")
    await opens_queue(officer)
    await officer.taps("Người được giới thiệu")
    await officer.taps("Ghép với: Nguyễn Thị Mai")
    await officer.taps("Quay lại")
    await officer.taps("Ghi nhận")
    await taps_push(town, mai, "publish_story")
    mai.sees("Anh/chị đã đủ 18 tuổi chưa?")
    await mai.taps("Chưa đủ")
    mai.sees("chỉ đăng khi cha, mẹ hoặc người giám hộ đồng ý. Hồ sơ vẫn được xem xét.")
    await opens(officer, "officer_deeds")
    officer.sees_choice("Nguyễn Thị Mai · chờ giám hộ")
    await officer.taps("Tải danh sách Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(await officer.file())).worksheets[0]
    (row,) = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert row[2:5] == ["Nguyễn Thị Mai", "Nhặt được ví tiền, trả lại người mất", "chờ cha, mẹ hoặc người giám hộ"]
    assert "Lê Thị Hạnh" not in row
    await officer.taps("Nguyễn Thị Mai")
    officer.sees("chờ cha, mẹ hoặc người giám hộ")
    await officer.taps("Ghi ý kiến giám hộ")
    officer.sees("cha, mẹ hoặc người giám hộ trả lời thế nào")
    assert "Đồng ý đăng" not in officer.buttons()
    await officer.taps("Chỉ đăng chuyện")
    await officer.says("giấy của mẹ, 27/02")
    officer.sees("Đã ghi ý kiến", "chỉ chuyện, không tên", "giấy của mẹ, 27/02")
    (consent,) = await consents(town)
    assert (consent.state, consent.adult, consent.how) == (PublishState.STORY_ONLY, False, "giấy của mẹ, 27/02")
    (push,) = [one for one in await pushes(town, mai) if "Cán bộ công đoàn ghi" in words_of(one)]
    await mai.forges(f"p{push.id}:publish_no:{consent.id}")  # hers is the last word
    assert (await consents(town))[0].state is PublishState.REFUSED
    assert (await consents(town))[0].recorded_by is None


COPIED = (
    "INSERT INTO record (code, draft_id, kind, campaign, subject, round, person_id, unit_id, unit_as_of, form, "
    "form_version, answers, version, state, outstanding, returned_parts, submitted_at, changed_at) "
    "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 30) "
    "SELECT 'C' || n, 'd' || n, kind, campaign, subject, round, person_id, unit_id, unit_as_of, form, "
    "form_version, answers, version, state, outstanding, returned_parts, submitted_at, changed_at FROM record, counted"
)


@BUTTONS_ONLY
async def test_many_deeds_take_as_many_statements_as_one(town: Town, officer: User) -> None:
    """The list and the file are read while everybody else waits."""
    hanh, _ = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh, "Nguyễn Thị Mai")
    await opens_queue(officer)
    await officer.taps("Người được giới thiệu")
    await officer.taps("Ghép với: Nguyễn Thị Mai")
    await officer.taps("Quay lại")
    await officer.taps("Ghi nhận")
    whom = await person_of(town, officer)
    counts = []
    for copied in (False, True):
        if copied:
            await town.writer.run(lambda work: work.connection.exec_driver_sql(COPIED))
        with heard(town.writer.writes_on) as statements:
            found = await town.writer.run(lambda work: deeds.recorded(work, whom))
        counts.append((len(found), len(statements)))
    assert [(one.name, one.joined) for one in found if one.consent] == [("Nguyễn Thị Mai", True)]
    assert [count for count, _ in counts] == [1, 31]
    assert counts[0][1] == counts[1][1]


async def test_somebody_without_a_phone_is_asked_by_word(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await lists(town, "Nguyễn Thị Mai")
    await praises(hanh, "chị Mai chuyền 3")
    await opens_queue(officer)
    await officer.taps("Người được giới thiệu")
    await officer.taps("Ghép với: Nguyễn Thị Mai, Chuyền 3")
    officer.sees("Nguyễn Thị Mai (có trong danh sách, chưa tham gia nên chưa hỏi được)")
    await officer.taps("Ghi ý kiến đã hỏi")
    await officer.taps("Đồng ý đăng")
    officer.sees("đã đủ 18 tuổi chưa?")
    await officer.taps("Chưa đủ")
    officer.sees("chỉ đăng khi cha, mẹ hoặc người giám hộ đồng ý")
    await officer.taps("Chưa hỏi")
    await officer.taps("Hỏi trực tiếp, bằng lời")
    officer.sees("chờ cha, mẹ hoặc người giám hộ")
    await officer.taps("Ghi ý kiến giám hộ")
    await officer.taps("Đồng ý đăng")
    await officer.taps("Bằng văn bản")
    officer.sees("người được giới thiệu đồng ý", "Bằng văn bản, có chữ ký")
    (consent,) = await consents(town)
    assert (consent.state, consent.adult, consent.wish) == (PublishState.AGREED, False, PublishState.AGREED)


@BUTTONS_ONLY
async def test_who_joins_later_is_asked_when_the_deed_is_accepted(town: Town, officer: User) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    entry, whom = await lists(town, "Trần Văn Tư"), await person_of(town, mai)
    await praises(hanh, "anh Tư")
    by = await person_of(town, officer)
    await town.writer.run(lambda work: praising.match_line(work, by, 1, entry, STANDARD))
    table = table_of(RosterEntry)
    await town.writer.run(lambda work: work.connection.execute(update(table).values(person_id=whom)))
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    assert [one for one in await pushes(town, mai) if one.choices]
    assert (await consents(town))[0].person_id == whom


async def test_a_matched_officer_leaves_the_record_to_the_level_above(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    other = await make_officer(town, "Phạm Văn Bình", "MAY0123")
    above = await make_officer(town, "Vũ Thị Cúc", "KKT-NS")
    await praises(hanh, "chị Hoa")
    by, whom = await person_of(town, other), await person_of(town, officer)
    await opens_queue(officer)
    await town.writer.run(lambda work: praising.match(work, by, 1, whom, STANDARD))
    await officer.taps("Ghi nhận")
    officer.sees("do công đoàn cấp trên xem xét")
    await officer.says("menu")
    officer.sees_choice("Hồ sơ chờ xem xét (0)")
    await other.says("menu")
    other.sees_choice("Hồ sơ chờ xem xét (1)")
    await town.writer.run(lambda work: end_of(work, by))
    await above.says("menu")
    above.sees_choice("Hồ sơ chờ xem xét (1)")  # nobody else is left below


async def end_of(work: Work, person_id: int) -> None:
    grant = table_of(Grant)
    await work.connection.execute(update(grant).where(grant.c.person_id == person_id).values(until=work.now))


Attempt = Callable[[Work, int, int], Awaitable[object]]
ATTEMPTS: dict[str, Attempt] = {
    "see candidates": lambda work, by, _: praising.candidates(work, by, 1),
    "look": lambda work, by, _: praising.look(work, by, 1),
    "match": lambda work, by, whom: praising.match(work, by, 1, whom, STANDARD),
    "match a line": lambda work, by, _: praising.match_line(work, by, 1, 1, STANDARD),
    "record": lambda work, by, _: vouching.record_consent(
        work, by, 1, PublishState.AGREED, "lời", adult=True, hours=STANDARD
    ),
    "list": lambda work, by, _: deeds.recorded(work, by),
    "list as a file": lambda work, by, _: deeds.sheet(work, by),
}
FORGED = ["praised:1", "deed:1", "praised_is:p2", "praised_is:e1", "vouch", "said_yes", "is_adult", "guardian_agreed"]
FORGED += ["consent_way:orally", "officer_deeds"]


def done_by(attempt: Attempt, by: int, whom: int) -> Callable[[Work], Awaitable[object]]:
    return lambda work: attempt(work, by, whom)


@BUTTONS_ONLY
@pytest.mark.parametrize("who", ["the sender", "an officer elsewhere", "an ended officer"])
async def test_nobody_else_says_who_is_praised(town: Town, officer: User, who: str) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh)
    whom, actor = await person_of(town, mai), hanh
    if who == "an officer elsewhere":
        actor = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    elif who == "an ended officer":
        actor = officer
        await end_roles(town)
    by = await person_of(town, actor)
    for name, attempt in ATTEMPTS.items():
        if name == "list as a file" and who == "an officer elsewhere":
            continue  # it is empty, as the list is
        if name == "list" and who == "an officer elsewhere":
            assert await town.writer.run(lambda work: deeds.recorded(work, by)) == []
            continue
        with pytest.raises(Refused):
            await town.writer.run(done_by(attempt, by, whom))
    for data in FORGED:
        await actor.forges(f"{actor.turns}:{data}")
        assert "Mai" not in actor.text
    assert await consents(town) == []


@BUTTONS_ONLY
async def test_a_role_that_ends_on_the_screen_of_the_praised(town: Town, officer: User) -> None:
    hanh, _ = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh)
    await opens_queue(officer)
    await officer.taps("Người được giới thiệu")
    officer.sees_choice("Ghép với: Nguyễn Thị Mai")
    await end_roles(town)
    await officer.taps("Ghép với: Nguyễn Thị Mai")
    officer.sees("không còn phụ trách đơn vị này")
    assert await consents(town) == []


@BUTTONS_ONLY
async def test_an_own_word_is_not_written_over(town: Town, officer: User) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh)
    by, whom = await person_of(town, officer), await person_of(town, mai)
    await town.writer.run(lambda work: praising.match(work, by, 1, whom, STANDARD))
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    await taps_push(town, mai, "publish_no")

    async def overrule(work: Work) -> object:
        return await vouching.record_consent(work, by, 1, PublishState.AGREED, "nói miệng", adult=True, hours=STANDARD)

    with pytest.raises(Problem, match="already_asked"):
        await town.writer.run(overrule)
    await opens(officer, "officer_deeds")
    await officer.taps("TH-")
    officer.sees("người được giới thiệu không đồng ý")
    assert "Ghi ý kiến đã hỏi" not in officer.buttons()


@BUTTONS_ONLY
async def test_the_praised_officer_settles_nothing(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await praises(hanh, "chị Hoa")
    whom = await person_of(town, officer)

    async def praise(work: Work) -> None:
        await work.add(PublishConsent(record_id=1, person_id=whom, state=PublishState.MATCHED))

    await town.writer.run(praise)
    line = await town.writer.run(lambda work: records_queue.read_queue(work, whom, None))
    assert line.place() is None
    with pytest.raises(Refused, match="own_record"):
        await town.writer.run(lambda work: records.undo(work, whom, 1))
