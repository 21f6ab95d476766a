from __future__ import annotations

from bot.files.file_types import type_of
from domain.ports import PDF
from sandbox.page.paper import OBJECTS, sample_pdf


def test_the_sample_document_is_a_pdf_whose_table_names_each_object() -> None:
    content = sample_pdf()
    assert type_of(content) == PDF
    table = content[int(content.split(b"startxref\n")[1].split()[0]) :]
    places = [int(line.split()[0]) for line in table.splitlines()[3:] if line.endswith(b"n ")]
    assert [content[place:].split(b" ", 1)[0] for place in places] == [b"%d" % at for at in range(1, len(OBJECTS) + 1)]
