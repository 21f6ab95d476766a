"""What the five files hold, fact by fact where a mistake would reach people."""

from __future__ import annotations

import json

import pytest

from data import paths
from domain import campaigns
from domain.campaigns.model import Campaign
from domain.campaigns.schema import schema_text

ALL = campaigns.load_all()
PERSONS_FORMS = {"title", "task", "initiative", "topic", "work_or_product", "pledge", "good_deed", "result"}


@pytest.mark.parametrize(
    ("slug", "kinds"),
    [
        ("thanh-hoa-2021", ["title", "task", "pledge"]),
        ("dak-lak-2020", ["pledge", "topic", "initiative", "work_or_product"]),
        ("phu-yen-2021", ["pledge", "topic", "initiative", "work_or_product", "initiative"]),
        ("lai-chau-2020", []),
        ("vien-chuc-2020", []),
    ],
)
def test_what_can_be_registered(slug: str, kinds: list[str]) -> None:
    assert [item.kind for item in ALL[slug].registrable] == kinds


@pytest.mark.parametrize(
    ("slug", "number", "date"),
    [
        ("thanh-hoa-2021", "06/HD-LĐLĐ", "2021-02-25"),
        ("lai-chau-2020", "13/PĐTĐ-LĐLĐ", "2020-06-26"),
        ("dak-lak-2020", "unknown", "unknown"),
        ("phu-yen-2021", "unknown", "unknown"),
        ("vien-chuc-2020", "unknown", "unknown"),
    ],
)
def test_number_and_date_or_that_they_are_unknown(slug: str, number: str, date: str) -> None:
    told = ALL[slug].model_dump(mode="json")["document"]
    assert (told["number"], told["date"]) == (number, date)


def test_the_plan_of_002_goes_to_two_departments_by_official_letter() -> None:
    campaign = ALL["thanh-hoa-2021"]
    duty = next(duty for duty in campaign.duties if duty.code == "th21-duty-plan")
    assert duty.received_by is not None
    assert campaign.department_names(duty.received_by.departments) == ("Ban Tuyên giáo - Nữ công", "Ban phụ trách")
    assert (duty.received_by.way, duty.section) == ("bằng đường công văn", "IV.2.1")


def test_titles_of_002_and_for_whom() -> None:
    titles = {title.name: set(title.categories) for title in ALL["thanh-hoa-2021"].titles}
    assert titles == {
        "Công nhân giỏi xứ Thanh": {"worker"},
        "Công chức, viên chức, người lao động tiêu biểu xứ Thanh": {
            "other_employee",
            "public_employee",
            "civil_servant",
        },
    }


def test_the_slogan_is_filled_with_one_name_or_not_at_all() -> None:
    slogan = ALL["thanh-hoa-2021"].slogans[0]
    assert slogan.fill("  Công ty  May Sao Mai ") == (
        "Công nhân, viên chức, lao động Công ty May Sao Mai chung sức, hiện thực hóa khát vọng xây dựng quê hương "
        "Thanh Hóa văn minh, thịnh vượng"
    )
    with pytest.raises(ValueError, match="th21-slogan"):
        slogan.fill(" ")


@pytest.mark.parametrize("campaign", ALL.values(), ids=lambda campaign: campaign.slug)
def test_everything_of_a_campaign_is_there(campaign: Campaign) -> None:
    for field in ("base_documents", "movements", "duties", "rounds", "roles", "numbering", "doubts"):
        assert getattr(campaign, field), field
    assert campaign.good_deeds is not None
    assert {offsets.chosen_by for _, offsets in campaign.reminders} == {"program"}


@pytest.mark.parametrize("campaign", ALL.values(), ids=lambda campaign: campaign.slug)
def test_a_campaign_told_as_json_is_the_same_campaign(campaign: Campaign) -> None:
    assert Campaign.model_validate_json(campaign.model_dump_json()) == campaign


def test_the_published_schema_is_current() -> None:
    assert (paths.CAMPAIGNS / "schema.json").read_text(encoding="utf-8") == schema_text()
    assert set(json.loads(schema_text())["required"]) == {
        "format",
        "slug",
        "record_prefix",
        "name",
        "document",
        "period",
    }


def test_every_default_form_is_marked_as_the_programs() -> None:
    forms = campaigns.load_forms()
    assert set(forms) == PERSONS_FORMS
    assert {form.made_by for form in forms.values()} == {"program"}


def test_forms_are_short() -> None:
    forms = campaigns.load_forms()
    always = {code: [question for question in form.questions if question.when is None] for code, form in forms.items()}
    assert len(always["title"]) <= 3
    assert len(always["good_deed"]) <= 6
    ready = forms["title"].question("task").answers
    of_workers = [answer.label for answer in ready if not answer.categories or "worker" in answer.categories]
    assert of_workers == ["Vượt định mức", "Giảm hàng lỗi", "Giữ an toàn lao động", "Kèm người mới"]


def test_a_campaign_may_have_forms_of_its_own() -> None:
    defaults = campaigns.load_forms()
    own = defaults["task"].model_copy(update={"code": "th21-form-task", "made_by": "administrator"})
    campaign = ALL["thanh-hoa-2021"].model_copy(update={"forms": (own,)})
    assert campaigns.form_of(campaign, "th21-form-task", defaults) is own
    assert campaigns.form_of(campaign, "task", defaults) is defaults["task"]
