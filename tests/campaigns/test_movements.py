"""To which movement a record belongs: asked where several fit, known where one does; one where files share names."""

from __future__ import annotations

from datetime import date

import pytest

from domain.campaigns import Campaign, form_of, get, load_all, load_forms, movements
from domain.campaigns.movements import Movements
from domain.forms.draft import REVIEW, Draft
from domain.forms.engine import advance, caught_up, missing, reopened, steps
from domain.input.events import Chose

FORMS = load_forms()
DAY = date(2020, 5, 4)


@pytest.mark.parametrize(
    ("slug", "form", "asked"),
    [
        ("dak-lak-2020", "good_deed", True),
        ("dak-lak-2020", "initiative", True),
        ("phu-yen-2021", "pledge", True),
        ("vien-chuc-2020", "good_deed", True),
        ("thanh-hoa-2021", "good_deed", False),  # one movement: nobody is asked
        ("thanh-hoa-2021", "title", False),
    ],
)
def test_it_is_asked_where_several_fit(slug: str, form: str, *, asked: bool) -> None:
    made = form_of(get(slug), form, FORMS)
    codes = [question.code for question in steps(made, {"of_whom": {"code": "other"}})]
    assert (movements.QUESTION in codes) is asked
    if asked:
        offered = made.question(movements.QUESTION).answer_codes()
        assert offered == {one.code for one in get(slug).movements if one.kind == "movement"}
        assert codes[-2:] == [movements.QUESTION, "photos"] or codes[-1] == movements.QUESTION


def test_it_may_be_skipped_and_an_old_record_is_not_asked_again() -> None:
    form = form_of(get("dak-lak-2020"), "initiative", FORMS)
    draft = Draft("d", "initiative", "dak-lak-2020", "dl20-reg-initiative", "initiative", form.version, "movement")
    skipped = advance(form, draft, Chose("skip", ""), DAY)
    assert skipped.at == "photos"
    assert skipped.answers["movement"] == {}
    before = {"name": {"text": "Bàn xoay"}, "how": {"text": "Xoay"}}  # handed in before movements were asked
    old = Draft("d", "initiative", "dak-lak-2020", "s", "initiative", form.version, REVIEW, reopened(form, before))
    assert caught_up(form, old).at == REVIEW
    assert missing(form, old) is None


@pytest.mark.parametrize(
    ("slug", "answers", "code"),
    [
        ("dak-lak-2020", {"movement": {"code": "dl20-movement-green"}}, "dl20-movement-green"),
        ("dak-lak-2020", {}, None),
        ("thanh-hoa-2021", {}, "th21-movement"),
    ],
)
def test_what_a_record_belongs_to(slug: str, answers: dict[str, dict[str, str]], code: str | None) -> None:
    assert movements.chosen(get(slug), answers) == code


ALIKE = [
    {"dl20-movement-green", "py21-movement-green", "lc20-movement-green"},  # commas and hyphens
    {"dl20-movement-countryside", "py21-movement-countryside", "lc20-movement-countryside"},  # an alias
    {"dl20-movement-office-culture", "py21-movement-office-culture", "lc20-movement-office-culture"},  # hoá, hóa
    {"py21-movement-creative", "vc20-movement-creative"},
    {"vc20-movement-good"},  # “Lao động giỏi” alone is not “Lao động giỏi, Lao động sáng tạo”
    {"vc20-movement-green"},  # its name goes on with fire prevention
    {"th21-movement"},
]


@pytest.mark.parametrize("codes", ALIKE, ids=min)
def test_a_movement_that_several_files_name_is_one(codes: set[str]) -> None:
    known = Movements(load_all().values())
    assert {known.one_of(code) for code in codes} == {known.one_of(min(codes))}
    for code in codes:
        assert known.codes(code) == codes


def test_no_two_movements_of_one_file_become_one() -> None:
    known = Movements(load_all().values())
    for campaign in load_all().values():
        found = [known.one_of(movement.code) for movement in movements.offered(campaign)]
        assert len({one.code for one in found if one}) == len(found)


def test_what_no_file_names_any_more_is_nobodys() -> None:
    known = Movements(load_all().values())
    assert known.one_of("gone") is None
    assert known.one_of(None) is None
    assert known.codes("gone") == {"gone"}


def test_a_third_file_joins_two_and_no_file_has_two_of_its_own_joined() -> None:
    """One file names it by the first name, one by the second; the third knows both, and so does one that parts them."""
    some = get("thanh-hoa-2021")

    def file(slug: str, **named: tuple[str, ...]) -> Campaign:
        made = [
            some.movements[0].model_copy(update={"code": code, "name": names[0], "aliases": names[1:]})
            for code, names in named.items()
        ]
        return some.model_copy(update={"slug": slug, "movements": tuple(made)})

    first, second = file("a", a1=("Lao động giỏi",)), file("b", b1=("Lao động sáng tạo",))
    both = file("c", c1=("Lao động giỏi", "lao dong sang tao"))
    parted = file("d", d1=("LAO ĐỘNG GIỎI",), d2=("Lao động sáng tạo",))
    assert Movements([first, second]).codes("a1") == {"a1"}
    known = Movements([first, second, both])
    assert known.codes("a1") == known.codes("b1") == known.codes("c1") == {"a1", "b1", "c1"}
    known = Movements([parted, first, second, both])
    assert known.codes("d1") != known.codes("d2")
    assert known.codes("d1") >= {"d1", "a1"}
    assert known.codes("d2") >= {"d2", "b1"}


def test_a_record_that_names_none_is_of_the_only_movement_of_its_campaign() -> None:
    known = Movements(load_all().values())
    assert known.one_of(None, "thanh-hoa-2021") == known.one_of("th21-movement")
    assert known.one_of(None, "dak-lak-2020") is None
    assert known.alone == {"thanh-hoa-2021"} == known.campaigns_of("th21-movement")
    assert known.campaigns_of(None) == {*load_all()} - known.alone
    assert known.campaigns_of("dl20-movement-green") == set()
