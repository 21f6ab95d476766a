"""A campaign file that is written by answering questions: what every document has, one question after the other.

next_asked(answers) -> Asked | None      the first question that is still open; None when all are answered
read_answer(asked, text, taken) -> str    what is kept of an answer; raises WrongAnswer
as_data(answers, slug, national) -> dict  the file as far as it is answered
as_text(data, head) -> str                the same as YAML
"""

from __future__ import annotations

from domain.drafting.answers import WrongAnswer, choices_of, read_answer
from domain.drafting.made import as_data, as_text
from domain.drafting.questions import Asked, next_asked
