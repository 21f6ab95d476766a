"""Handing things in: few turns, nothing lost, changed until the round closes, published only as the praised wish."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PublishState, RecordState
from data.tables import Person, Photo, PublishConsent, Unit
from data.types import HANOI
from domain.records.praising import candidates, match
from domain.records.recalling import recall_drafts
from domain.records.rounds import lock_overdue, set_closing
from domain.records.vouching import record_consent
from tests.support.clock import TestClock
from tests.support.handing_in import (
    BUTTONS_ONLY,
    confirmed,
    consents,
    opens,
    opens_queue,
    person_of,
    praises,
    pushes,
    records,
    registers,
    returned,
    returned_by,
    taps_push,
)
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import VOICE_NOTE, Town, User, picture
from tests.support.zalo_users import ZaloBotUser, ZaloUser


async def test_a_person_and_a_collective_are_asked_after_differently(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("gương tốt")
    await hanh.taps("Tập thể")
    hanh.sees("Câu 1/5. Tên tập thể, thuộc đơn vị nào?")
    await hanh.taps("Quay lại")
    await hanh.taps("Người khác")
    hanh.sees("Câu 1/5. Họ tên và tổ của người ấy?")


@pytest.mark.parametrize("whom", ["Người khác", "Tập thể", "Tôi"])
async def test_a_good_deed_with_two_photos_takes_nine_turns(town: Town, whom: str) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    before = hanh.turns
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps(whom)
    if whom != "Tôi":
        await hanh.says("chị Mai")
    await hanh.says("nhat duoc vi tien 5tr tra lai nguoi mat")
    await hanh.says("hôm kia")
    await hanh.taps("Nơi làm việc")
    await hanh.sends_photos(picture("red"), picture("blue"))
    await hanh.taps("Xong")
    hanh.sees("25/02/2021", "2 ảnh")
    await hanh.taps("Gửi")
    hanh.sees("Mã hồ sơ TH-")
    albums = not isinstance(hanh, ZaloBotUser)  # there two photos are two messages
    assert hanh.turns - before <= (9 if albums else 10)


async def test_the_reporter_may_stay_unnamed_and_the_officer_knows_who(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await praises(hanh)
    await opens_queue(officer)
    officer.sees("Lê Thị Hạnh", "Khi đăng: Không nêu tên người giới thiệu")


async def test_the_wish_is_turned_over_and_the_effect_added_in_the_review(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("chị Mai")
    await hanh.says("Cứu em bé khỏi đuối nước")
    await hanh.taps("Hôm nay")
    await hanh.says("Sông Mã")
    await hanh.taps("Không có ảnh")
    hanh.sees("Khi đăng: Không nêu tên")
    await hanh.taps("Nêu tên người giới thiệu")
    hanh.sees("Khi đăng: Nêu tên")
    await hanh.taps("Ghi thêm kết quả")
    hanh.sees("Việc ấy đem lại kết quả gì?")
    await hanh.says("Em bé khỏe")
    hanh.sees("Xem lại", "Kết quả: Em bé khỏe")


async def test_a_story_told_by_voice(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await hanh.says("menu")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    hanh.sees("Gõ vài câu, hoặc gửi tin thoại, hoặc ảnh chụp giấy viết tay.")
    await hanh.sends_voice(seconds=72)
    hanh.sees("Khi nào?")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.taps("Không có ảnh")
    length = "" if isinstance(hanh, ZaloUser) else " 1:12"  # Zalo does not tell it
    hanh.sees(f"Việc tốt: (tin thoại{length})")
    await hanh.taps("Gửi")
    await opens_queue(officer)
    officer.sees(f"(tin thoại{length})")
    await officer.taps("Xem ảnh, nghe tin thoại")
    if isinstance(officer, ZaloUser):  # what Telegram records is no voice note of Zalo's
        assert await officer.file() == VOICE_NOTE
    elif officer.capabilities.files:
        assert any("voice" in message for message in officer.chat() if not message["out"])
    else:
        officer.sees("không xem được ảnh ở đây")
    (record,) = await records(town)
    assert await town.channel.store.read(record.answers["what"]["voice"]) == VOICE_NOTE


async def test_a_story_on_paper_of_two_pages(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.sends_photos(picture("red"), picture("blue"))
    hanh.sees("Khi nào?")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    if isinstance(hanh, ZaloBotUser):  # no album: the second page came when the day was asked, and is not lost
        await hanh.taps("Xong")
        hanh.sees("ảnh viết tay", "1 ảnh")
        return
    await hanh.taps("Không có ảnh")
    hanh.sees("(ảnh viết tay, 2 trang)")


async def test_words_under_a_photo_are_not_lost(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.sends_photo_saying("Nhặt được ví, trả lại", picture("red"))
    hanh.sees("Đã giữ ảnh ở phần “Ảnh”", "Khi nào?")
    await hanh.taps("Hôm nay")
    await hanh.sends_photo_saying("lúc trả ví", picture("blue"))
    hanh.sees("Đã giữ ảnh", "Ở đâu?")
    await hanh.taps("Nơi làm việc")
    hanh.sees("Đã nhận 2 ảnh")
    await hanh.taps("Xong")
    hanh.sees("Việc tốt: Nhặt được ví, trả lại", "Ảnh: 2 ảnh: lúc trả ví")


async def test_a_similar_report_is_warned_of_without_a_word_of_it(town: Town, officer: User) -> None:
    hanh, an = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Văn An")
    await praises(hanh, "Nguyễn Thị Mai", "Nhặt được ví tiền 5 triệu đồng ở nhà ăn, trả lại người mất")
    await praises(an, "chị Mai", "nhat duoc vi tien 5 trieu dong o nha an tra lai nguoi mat")
    an.sees("Hồ sơ tương tự đã có ở đơn vị.")
    assert "TH-" not in an.text
    assert "Hạnh" not in an.text
    await an.taps("Thôi")
    an.sees("Xem lại")
    await an.taps("Gửi")
    await an.taps("Vẫn gửi")
    an.sees("Đã gửi. Mã hồ sơ TH-")


async def test_another_unit_hears_of_no_similar_report(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await praises(hanh)
    other = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    await praises(other)
    other.sees("Đã gửi. Mã hồ sơ TH-")


async def test_a_sent_record_is_changed_over_itself(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await opens_queue(officer)
    officer.sees("loi duoi 1%")
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Sửa hồ sơ")
    hanh.sees("Xem lại", "Hồ sơ vẫn giữ mã TH-")
    await hanh.taps("Sửa")
    await hanh.taps("Mục tiêu")
    await hanh.says("lỗi dưới 0,5%")
    await hanh.taps("Gửi lại")
    hanh.sees("Đã gửi lại", "Chờ xem xét")
    await officer.taps("Ghi nhận")  # of the text that was on show before
    officer.sees("Người gửi vừa sửa hồ sơ", "lỗi dưới 0,5%", "1/1")
    (record,) = await records(town)
    assert (record.state, record.version) == (RecordState.SUBMITTED, 2)
    await officer.taps("Ghi nhận")
    officer.sees("Đã ghi nhận TH-")


async def test_changing_does_not_throw_another_draft_away(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await hanh.says("menu")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("menu")
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Sửa hồ sơ")
    hanh.sees("còn một bản nháp chưa gửi")
    await hanh.taps("Làm tiếp")
    hanh.sees("Việc tốt ấy là gì?")


async def test_what_was_settled_meanwhile_is_not_changed(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Sửa hồ sơ")
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    await hanh.taps("Gửi lại")
    hanh.sees("nay là: Đã ghi nhận", "Xem lại")


async def unit_id(town: Town, code: str) -> int:
    unit = table_of(Unit)

    async def look(work: Work) -> int:
        return int((await work.connection.execute(unit.select().where(unit.c.code == code))).one().id)

    return await town.writer.run(look)


async def test_a_closed_round_is_changed_no_more(town: Town, officer: User, clock: TestClock) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    above, unit = await make_officer(town, "Phạm Văn Bình", "LDLD-TH"), await unit_id(town, "LDLD-TH")
    by = await person_of(town, above)
    campaign, last = "thanh-hoa-2021", date(2021, 3, 5)
    await town.writer.run(lambda work: set_closing(work, by, unit, campaign=campaign, round_="2021", last=last))
    await registers(hanh)
    hanh.sees("Sửa hoặc rút được đến hết ngày thứ Sáu, 05/3/2021")
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Sửa hồ sơ")
    clock.moment = datetime(2021, 3, 6, 8, 0, tzinfo=HANOI)
    await hanh.taps("Gửi lại")
    hanh.sees("đã đóng, hết ngày thứ Sáu, 05/3/2021", "Hồ sơ vẫn được xem xét")
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    hanh.sees("Đợt này đã đóng từ hết ngày 05/3/2021")
    assert not [one for one in hanh.buttons() if "Sửa" in one or "Rút" in one]


async def test_a_returned_record_is_mended_in_what_was_marked(town: Town, officer: User) -> None:
    hanh = await returned(town, officer)
    assert "Mời anh/chị sửa đến hết ngày thứ Bảy, 06/3/2021." in str((await pushes(town, hanh))[-1].text)
    await hanh.says("hồ sơ")
    await hanh.taps("Cần bổ sung")
    hanh.sees("Sửa được đến hết ngày thứ Bảy, 06/3/2021")
    await hanh.taps("Sửa và gửi lại")
    hanh.sees("Mục tiêu cụ thể", "Đang ghi: “loi duoi 1%”")
    await hanh.says("lỗi dưới 0,5%")
    hanh.sees("các phần vừa sửa", "Mục tiêu: lỗi dưới 0,5%")
    assert "Giảm hàng lỗi" not in hanh.text
    hanh.sees_choice("Gửi lại", "Xem cả hồ sơ")
    await hanh.taps("Xem cả hồ sơ")
    hanh.sees("Xem lại", "Việc: Giảm hàng lỗi")
    await hanh.taps("Gửi lại")
    hanh.sees("Đã gửi lại. Mã hồ sơ TH-")


async def test_a_record_returned_while_its_owner_changes_it_asks_for_what_was_marked(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Sửa hồ sơ")
    await hanh.taps("Sửa")
    await hanh.taps("Việc")
    await hanh.says("Giữ máy sạch")
    await returned_by(officer, "Mục tiêu")
    await taps_push(town, hanh, "mend")
    hanh.sees("Mục tiêu cụ thể", "Đang ghi: “loi duoi 1%”")
    await hanh.says("lỗi dưới 0,5%")
    await hanh.taps("Gửi lại")
    (record,) = await records(town)
    assert record.version == 2
    assert "Giữ máy sạch" in str(record.answers)  # what was begun before is kept


async def test_what_nobody_mends_is_locked_and_told_once(town: Town, officer: User, clock: TestClock) -> None:
    hanh = await returned(town, officer)
    clock.moment = datetime(2021, 3, 6, 23, 0, tzinfo=HANOI)
    assert await town.writer.run(partial(lock_overdue, hours=STANDARD)) == 0
    clock.moment = datetime(2021, 3, 7, 0, 5, tzinfo=HANOI)
    await hanh.says("hồ sơ")
    await hanh.taps("Cần bổ sung")
    assert not [one for one in hanh.buttons() if "Sửa" in one]
    assert await town.writer.run(partial(lock_overdue, hours=STANDARD)) == 1
    assert await town.writer.run(partial(lock_overdue, hours=STANDARD)) == 0
    (record,) = await records(town)
    assert record.state is RecordState.LOCKED
    last = (await pushes(town, hanh))[-1]
    assert "đã khóa" in str(last.text)
    assert last.due_at == datetime(2021, 3, 7, 6, 30, tzinfo=HANOI)
    await hanh.says("hồ sơ")
    await hanh.taps("Đã khóa")
    hanh.sees("Đã khóa (hết hạn sửa)")


async def test_a_draft_is_recalled_once_the_next_evening(town: Town, clock: TestClock) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    clock.moment += timedelta(hours=11)  # the same evening
    assert await recall_drafts(town.writer, STANDARD) == 0
    clock.moment = datetime(2021, 2, 28, 18, 59, tzinfo=HANOI)
    assert await recall_drafts(town.writer, STANDARD) == 0
    clock.moment = datetime(2021, 2, 28, 19, 0, tzinfo=HANOI)
    assert await recall_drafts(town.writer, STANDARD) == 1
    assert "Anh/chị còn một bản nháp." in str((await pushes(town, hanh))[-1].text)
    for day in range(3):
        clock.moment = datetime(2021, 3, 1 + day, 19, 5, tzinfo=HANOI)
        assert await recall_drafts(town.writer, STANDARD) == 0
    if not hanh.capabilities.buttons:
        return
    await hanh.says("menu")
    await taps_push(town, hanh, "continue_draft")
    hanh.sees("Việc tốt ấy là gì?")
    await taps_push(town, hanh, "drop_draft")
    hanh.sees("Xóa bản nháp này?")
    await hanh.taps("Xóa bản nháp")
    await taps_push(town, hanh, "continue_draft")
    hanh.sees("Không còn bản nháp nào")


async def test_last_years_answers_are_offered(town: Town, officer: User, clock: TestClock) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    clock.moment = datetime(2022, 2, 27, 8, 0, tzinfo=HANOI)
    await hanh.says("menu")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("“Công nhân giỏi xứ Thanh”")
    hanh.sees("Năm trước anh/chị ghi: “Giảm hàng lỗi”")
    await hanh.taps("Dùng lại")
    hanh.sees("Năm trước anh/chị ghi: “loi duoi 1%”")
    await hanh.taps("Dùng lại")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")


async def matched(town: Town, officer: User) -> tuple[User, User]:
    """Let Hạnh praise Mai, and the officer say who Mai is and accept it."""
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh, "chị Mai chuyền 2")
    by, whom = await person_of(town, officer), await person_of(town, mai)
    (record,) = await records(town)
    found = await town.writer.run(lambda work: candidates(work, by, record.id or 0))
    assert [one.person_id for one in found] == [whom]
    await town.writer.run(lambda work: match(work, by, record.id or 0, whom, STANDARD))
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    return hanh, mai


@BUTTONS_ONLY
async def test_the_praised_person_is_asked_in_their_own_chat(town: Town, officer: User) -> None:
    hanh, mai = await matched(town, officer)
    (push,) = [one for one in await pushes(town, mai) if one.choices]
    assert "Đồng nghiệp giới thiệu anh/chị là gương tốt: “Nhặt được ví tiền, trả lại người mất”" in str(push.text)
    assert "Hạnh" not in str(push.text)
    assert "chị Mai chuyền 2" not in str(push.text)
    await taps_push(town, mai, "publish_yes")
    mai.sees("Anh/chị đã đủ 18 tuổi chưa?")
    await mai.taps("Đủ 18 tuổi")
    mai.sees("Công đoàn được đăng chuyện này cùng tên, ảnh")
    (consent,) = await consents(town)
    assert (consent.state, consent.adult) == (PublishState.AGREED, True)
    await hanh.forges(f"p{push.id}:publish_no:{consent.id}")  # not hers to answer
    hanh.sees("Nút này thuộc tin cũ")


async def _vouch(
    work: Work, by: int, consent: PublishConsent, said: PublishState, how: str, *, guardian: bool = False
) -> object:
    return await record_consent(work, by, consent.record_id, said, how, adult=False, guardian=guardian, hours=STANDARD)


@BUTTONS_ONLY
async def test_under_18_nothing_is_published_without_a_guardian(town: Town, officer: User) -> None:
    _, mai = await matched(town, officer)
    await taps_push(town, mai, "publish_story")
    await mai.taps("Chưa đủ")
    mai.sees("chỉ đăng khi cha, mẹ hoặc người giám hộ đồng ý. Hồ sơ vẫn được xem xét.")
    (consent,) = await consents(town)
    assert (consent.state, consent.adult, consent.wish) == (PublishState.GUARDIAN, False, PublishState.STORY_ONLY)
    by, said = await person_of(town, officer), PublishState.STORY_ONLY
    with pytest.raises(Exception, match="already_asked"):
        await town.writer.run(lambda work: _vouch(work, by, consent, said, "nói miệng"))
    await town.writer.run(lambda work: _vouch(work, by, consent, said, "giấy của mẹ", guardian=True))
    assert (await consents(town))[0].how == "giấy của mẹ"


@BUTTONS_ONLY
async def test_a_story_that_is_not_so_goes_back_to_the_officers(town: Town, officer: User) -> None:
    _, mai = await matched(town, officer)
    await taps_push(town, mai, "publish_wrong")
    mai.sees("Cán bộ công đoàn sẽ xem lại")
    await opens_queue(officer)
    officer.sees("Người được giới thiệu báo: chuyện này không đúng.")


@BUTTONS_ONLY
async def test_undoing_takes_the_question_back(town: Town, officer: User) -> None:
    _, mai = await matched(town, officer)
    await officer.taps("Hoàn tác")
    assert not [one for one in await pushes(town, mai) if one.choices]
    await officer.taps("Ghi nhận")
    assert [one for one in await pushes(town, mai) if one.choices]


async def test_who_reports_a_deed_of_their_own_is_asked_at_once(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền ngoài giờ")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.taps("Không có ảnh")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-", "Công đoàn có được đăng tên, ảnh của anh/chị về việc này không?")
    await hanh.says("hồ sơ")
    await hanh.taps("Trả lời về việc đăng tên, ảnh")  # left open, it can still be answered
    await hanh.taps("Chỉ đăng chuyện, không tên")
    await hanh.taps("Đủ 18 tuổi")
    hanh.sees("chỉ đăng chuyện, không nêu tên")
    assert (await consents(town))[0].state is PublishState.STORY_ONLY


async def test_photos_are_seen_by_their_owner_and_the_officer(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await hanh.says("menu")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền ngoài giờ")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.sends_photos(picture("red"), picture("blue"), picture("green"))
    await hanh.taps("Xong")
    await hanh.taps("Gửi")
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await opens_queue(officer)
    for person in (hanh, officer):
        if person.capabilities.files:  # they come with the record
            assert person.pictures() == 3
            person.sees("TH-")  # the record stands below its photos
            assert person.buttons() or not person.capabilities.buttons
        else:
            await person.taps("Xem ảnh")
            person.sees("Hồ sơ có 3 tệp ảnh", "không xem được ảnh ở đây")


@BUTTONS_ONLY
async def test_a_phone_shows_one_live_keyboard(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("chị Mai")
    await hanh.says("Nhặt được ví")
    await hanh.says("hôm qua")
    await hanh.says("sai rồi")
    assert sum("reply_markup" in message for message in hanh.chat()) == 1


async def test_an_accepted_title_is_recorded_and_never_won(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    text = str((await pushes(town, hanh))[-1].text)
    assert "đã được ghi nhận" in text
    assert "việc xét tặng do Ban Thường vụ Liên đoàn Lao động tỉnh làm hằng năm" in text
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    hanh.sees("Đã ghi nhận", "Đây là đăng ký; việc xét tặng do Ban Thường vụ Liên đoàn Lao động tỉnh làm hằng năm.")


async def test_erased_people_are_no_candidates(town: Town, officer: User) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await praises(hanh)
    by, whom = await person_of(town, officer), await person_of(town, mai)
    (record,) = await records(town)

    async def erase(work: Work) -> None:
        (await work.session.get_one(Person, whom)).erased_at = work.now
        await work.settle()

    await town.writer.run(erase)
    found = await town.writer.run(lambda work: candidates(work, by, record.id or 0))
    assert whom not in [one.person_id for one in found]
    with pytest.raises(Exception, match="nobody_there"):
        await town.writer.run(lambda work: match(work, by, record.id or 0, whom, STANDARD))


async def test_files_of_a_draft_are_kept_once(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.sends_photos(picture("red"))
    await hanh.sends_photos(picture("red"))
    hanh.sees("Đã nhận 1 ảnh")
    photo = table_of(Photo)

    async def count(work: Work) -> int:
        return len((await work.connection.execute(photo.select())).all())

    assert await town.writer.run(count) == 1


async def test_an_officer_sets_the_last_day_of_a_round(town: Town, officer: User) -> None:
    await opens(officer, "officer_closing")
    officer.sees("Công đoàn Công ty May Sao Mai và các đơn vị bên dưới")
    await officer.taps("Năm 2021")
    await officer.says("31/02")
    officer.sees("Ngày 31/02 không có trong lịch")
    await officer.says("26/02/2021")
    officer.sees("đã qua")
    await officer.says("30/6")
    officer.sees("đến hết ngày thứ Tư, 30/6/2021")
    hanh = await join(town, "Lê Thị Hạnh")
    await registers(hanh)
    hanh.sees("Sửa hoặc rút được đến hết ngày thứ Tư, 30/6/2021")
    await officer.taps("Năm 2021")
    await officer.taps("Không đặt ngày đóng")
    officer.sees("Đã bỏ ngày khóa")


@BUTTONS_ONLY
async def test_a_consent_to_another_text_is_forgotten(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền ngoài giờ")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.taps("Không có ảnh")
    await hanh.taps("Gửi")
    await hanh.taps("Đồng ý đăng")
    await hanh.taps("Đủ 18 tuổi")
    await hanh.says("hồ sơ")
    await hanh.taps("TH-")
    await hanh.taps("Sửa hồ sơ")
    await hanh.taps("Sửa")
    await hanh.taps("Gương của")
    await hanh.taps("Người khác")
    await hanh.says("Nguyễn Thị Mai")
    await hanh.taps("Gửi lại")
    hanh.sees("Đã gửi lại")
    assert await consents(town) == []  # hers was not Mai's to give
