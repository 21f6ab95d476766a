from __future__ import annotations

LINE = "Sáng thứ Hai chị Mai thấy máy số 5 bốc khói, chị đã ngắt điện và gọi mọi người ra ngoài."
END = "Chị còn ở lại dọn dẹp đến tối."

STORY = "\n".join([LINE] * 47 + [END])
