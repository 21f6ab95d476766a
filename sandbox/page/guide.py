"""What a visitor may try, in six steps."""

from __future__ import annotations

GUIDE = (
    {
        "title": "Tham gia",
        "text": "Ở điện thoại của công nhân, bấm một mã QR rồi trả lời theo lời mời của Công đoàn.",
    },
    {
        "title": "Đăng ký thi đua",
        "text": "Bấm “Đăng ký thi đua”, chọn một danh hiệu, trả lời các câu hỏi, xem lại rồi bấm “Gửi”.",
    },
    {
        "title": "Giới thiệu gương tốt",
        "text": "Kể một việc tốt bằng vài câu. Khi được hỏi ảnh, bấm nút kẹp giấy và chọn “Gửi ảnh mẫu”.",
    },
    {
        "title": "Xem xét hồ sơ",
        "text": "Ở điện thoại của cán bộ đơn vị, xác nhận người mới, rồi ghi nhận hồ sơ hoặc trả lại kèm lý do.",
    },
    {
        "title": "Gửi thông báo",
        "text": "Ở điện thoại của cán bộ tỉnh, bấm “Gửi thông báo”, chọn người nhận, xem trước rồi gửi.",
    },
    {
        "title": "Cho ngày trôi",
        "text": "Bấm “+1 tuần” hoặc “Đến tin nhắn tiếp theo”: lời nhắc tới từng điện thoại trên đường đi. "
        "Rồi thử một mục trong “Sự cố”.",
    },
)
