from __future__ import annotations

LIST = """code;name;short_name;level;parent_code;valid_from;status;join_code;successor_of;legal_act
MAY;Công đoàn Công ty May Sao Mai;May Sao Mai;công đoàn cơ sở;KKT;01/3/2015;;MAY0123;;
KKT;Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp;CĐ KKT Nghi Sơn;directly_superior_union;LDLD-TH;;;;;
LDLD-TH;Liên đoàn Lao động tỉnh Thanh Hóa;LĐLĐ tỉnh Thanh Hóa;LĐLĐ tỉnh;-;;;;;
HT;Liên đoàn Lao động huyện Hà Trung;;directly_superior_union;LDLD-TH;;;;;
HT;;;;;2025-07-01;đã kết thúc hoạt động;;;301/QĐ-LĐLĐ ngày 25/6/2025
X-HT;Công đoàn xã Hà Trung;;công đoàn xã;LDLD-TH;01/7/2025;;;HT;301/QĐ-LĐLĐ ngày 25/6/2025
"""


HEAD = "code,name,level,parent_code,valid_from,join_code,successor_of\n"
BAD = [
    ("A,Đơn vị A,grassroots,NOWHERE,,,", ["unknown_unit"]),
    ("A,Đơn vị A,grassroots,A,,,", ["own_parent"]),
    ("A,Đơn vị A,xưởng,-,,,", ["unknown_level"]),
    ("A,Đơn vị A,,-,,,", ["new_unit_needs"]),
    ("A,,grassroots,-,,,", ["new_unit_needs"]),
    ("A,Đơn vị A,grassroots,-,31/02/2021,,", ["not_a_day"]),
    ("A,Đơn vị A,grassroots,-,28/7,,", ["not_a_day"]),
    ("Đ V,Đơn vị A,grassroots,-,,,", ["code_shape"]),
    (",Đơn vị A,grassroots,-,,,", ["code_shape"]),
    (f"A,{'Đơn vị ' * 50},grassroots,-,,,", ["too_long", "short_name_needed"]),
    ("A,Đơn vị A, nhà máy B,grassroots,-,,,", ["too_many_cells"]),
    ("A,Đơn vị A,grassroots,-,,A1,", ["join_code_shape"]),
    ("A,Đơn vị A,grassroots,-,,MAYO123,", ["join_code_taken"]),
    ("A,Đơn vị A,grassroots,-,,,NOBODY", ["unknown_unit"]),
    ("MAY,Tên khác,,,,,", ["needs_date"]),
    ("MAY,Tên khác,,,01/01/2014,,", ["too_early"]),
    ("A,Đơn vị A,grassroots,-,,,\nA,Đơn vị B,grassroots,-,,,", ["told_twice"]),
    ("LDLD-TH,,,MAY,01/01/2026,,", ["circle"]),
    ("A,Đơn vị A,grassroots,B,,,\nB,Đơn vị B,grassroots,A,,,", ["circle", "circle"]),
    (
        "A,Đơn vị A,xưởng,-,,,\nB,Đơn vị B,grassroots,A,,,\nC,Đơn vị C,grassroots,B,,,",
        ["unknown_level"] + ["unknown_unit"] * 2,
    ),
]
