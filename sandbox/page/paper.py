"""A document for visitors without one at hand: one page in PDF, as an office scans it (ISO 32000-1, 7.5)."""

from __future__ import annotations

NAME = "van-ban-mau.pdf"
WORDS = b"BT /F1 24 Tf 72 740 Td (Van ban mau) Tj ET"
OBJECTS = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(WORDS), WORDS),
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
)


def sample_pdf() -> bytes:
    """Write the page, with the table that says where each object begins."""
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(OBJECTS, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(OBJECTS) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return written + head + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
