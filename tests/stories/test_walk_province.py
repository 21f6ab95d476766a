"""Walk 3: an officer of the provincial federation announces a document, sees who has it, reminds, corrects."""

from __future__ import annotations

from tests.support.days import Days, answered_by, heard, under_push
from tests.support.files_out import PAPER
from tests.support.town import join, make_officer
from tests.support.users import Town, User

ASKED = "Đề nghị xây dựng kế hoạch của đơn vị; tổ chức phát động trong tháng 4/2021."


async def test_a_document_goes_to_the_officers_of_the_province(town: Town, officer: User, days: Days) -> None:
    zone = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    binh = await make_officer(town, "Nguyễn Văn Bình", "LDLD-TH")
    hanh = await join(town, "Lê Thị Hạnh")
    await composes(binh)
    await days.post()
    told = heard(officer, "THÔNG BÁO của Liên đoàn Lao động tỉnh Thanh Hóa")
    assert "06/HD-LĐLĐ 25/02/2021" in told
    assert ASKED in told
    answered_by(officer, "THÔNG BÁO", "Đã nhận")
    hanh.sees_nowhere("THÔNG BÁO")
    await officer.taps_push("THÔNG BÁO", "Đã nhận")
    if officer.capabilities.editing:
        assert under_push(officer, "THÔNG BÁO") == ["✅ Đã nhận lúc 08:02, 27/02"]
    else:
        officer.sees("✅ Đã nhận lúc 08:02, 27/02")
    assert "Đã gửi xong lúc 08:02" in heard(binh, "Đã gửi xong")
    await days.come("28/02/2021", "09:00")
    await follows_up(binh)
    await days.post()
    heard(zone, "NHẮC LẠI")
    heard(zone, "ĐÍNH CHÍNH của Liên đoàn Lao động tỉnh Thanh Hóa")
    heard(officer, "ĐÍNH CHÍNH của Liên đoàn Lao động tỉnh Thanh Hóa")
    officer.sees_nowhere("NHẮC LẠI")  # who has answered is not reminded
    hanh.sees_nowhere("ĐÍNH CHÍNH")


async def composes(binh: User) -> None:
    await binh.says("menu")
    await binh.taps("Gửi thông báo")
    await binh.taps("LĐLĐ tỉnh Thanh Hóa")
    binh.sees("và các đơn vị bên dưới: gửi tới ai?")
    binh.sees_choice("Cán bộ", "Đoàn viên", "Chưa đăng ký")
    await binh.taps("Cán bộ")
    await binh.says(ASKED)
    binh.sees("Có văn bản, ảnh kèm theo thì gửi vào đây")
    await binh.sends_file(PAPER, "06-HD-LDLD.pdf")
    binh.sees("Số, ngày và trích yếu của văn bản?")
    await binh.says("06/HD-LĐLĐ 25/02/2021 về tổ chức phong trào thi đua")
    binh.sees("Văn bản: 06/HD-LĐLĐ 25/02/2021 về tổ chức phong trào thi đua", "Tệp: 06-HD-LDLD.pdf")
    binh.sees("Người nhận: 3 cán bộ ở 3/4 đơn vị. 1 đơn vị chưa có ai tham gia.", "Tin sẽ đến đúng như sau:", ASKED)
    await binh.taps("Cần bấm “Đã nhận”")
    await binh.taps("Gửi thử cho tôi")
    binh.sees("Đã gửi thử cho đồng chí. Chưa gửi tới ai khác.")
    await binh.taps("Gửi ngay")
    binh.sees("Đang gửi: 0/3")
    binh.sees_choice("Xem lại tình hình", "Hủy phần còn lại")


async def follows_up(binh: User) -> None:
    await binh.says("menu")
    await binh.taps("Gửi thông báo")
    await binh.taps("Thông báo đã gửi")
    await binh.taps("27/02 · Đề nghị xây dựng kế hoạch")
    binh.sees("Đã gửi xong lúc 08:02, 27/02. Đã gửi tới 3/3 người ở 3/4 đơn vị.")
    binh.sees("Đã nhận 1/2 đơn vị khác. Chưa phản hồi 1.")
    binh.sees_choice("1 đơn vị chưa tới", "Nhắc 1 đơn vị", "Đơn vị chưa phản hồi", "Đính chính")
    await binh.taps("Nhắc 1 đơn vị")
    binh.sees("Đang nhắc 1 đơn vị chưa phản hồi.")
    await binh.taps("Đính chính")
    binh.sees("đúng những người đã nhận tin này")
    await binh.says(ASKED.replace("4/2021", "5/2021"))
    binh.sees("Đính chính tới 3 người đã nhận tin trước.")
    await binh.taps("Gửi ngay")


async def test_at_night_only_what_is_urgent_passes_and_is_asked_twice(town: Town, officer: User, days: Days) -> None:
    binh = await make_officer(town, "Nguyễn Văn Bình", "LDLD-TH")
    await days.come("27/02/2021", "21:40")
    await binh.says("menu")
    await binh.taps("Gửi thông báo")
    await binh.taps("LĐLĐ tỉnh Thanh Hóa")
    await binh.taps("Cán bộ")
    await binh.says("Bão số 3: tạm dừng mọi hoạt động ngoài trời.")
    binh.sees("Bây giờ là 21:40, giờ nghỉ đêm (21:00-06:30)", "06:30")
    binh.sees_choice("Gửi lúc 06:30", "Hẹn giờ", "Gửi ngay vì khẩn")
    await binh.taps("Gửi ngay vì khẩn")
    binh.sees_choice("Đúng, là việc khẩn", "Quay lại")
    await binh.taps("Đúng, là việc khẩn")
    officer.sees_nowhere("Bão số 3")
    await binh.taps("Vẫn gửi ngay trong đêm")
    await days.post()
    heard(officer, "Bão số 3")


async def test_who_has_no_officer_is_seen_from_above(town: Town, officer: User) -> None:
    officer.sees("đã nhận quyền")
    binh = await make_officer(town, "Nguyễn Văn Bình", "LDLD-TH")
    await binh.says("menu")
    await binh.taps("Đơn vị của tôi")
    binh.sees("2 đơn vị chưa có cán bộ")
    await binh.taps("Cán bộ")
    await binh.taps("Đơn vị chưa có cán bộ (2)")
    binh.sees_choice("CĐ KKT Nghi Sơn", "CĐ Bệnh viện tỉnh")
