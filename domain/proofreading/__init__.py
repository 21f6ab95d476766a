"""What was read of a document, compared with the words that were copied from it.

    compare(campaign, source, national) -> tuple[Problem, ...]     every difference, by file and line

Nothing is corrected: a difference is a mistake of whoever copied, or one of the document. What the document itself says
in two ways is quoted under `doubts`, and told once, as it is told there.
"""

from __future__ import annotations

from domain.proofreading.compare import compare
