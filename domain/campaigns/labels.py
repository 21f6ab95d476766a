"""Labels that campaign files use for levels, duties and what is handed in. Words for people are in the templates."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """What kind of unit: a label, never a depth in the tree (the tree was rebuilt in 2025)."""

    CONFEDERATION = "confederation"
    CENTRAL_BRANCH_UNION = "central_branch_union"
    PROVINCIAL_FEDERATION = "provincial_federation"
    DIRECTLY_SUPERIOR_UNION = "directly_superior_union"
    DIRECTLY_ATTACHED_GRASSROOTS = "directly_attached_grassroots"
    GRASSROOTS = "grassroots"
    CLUSTER = "cluster"
    DEPARTMENT = "department"


class RegistrableKind(StrEnum):
    """What a person can register. A good deed is not registered but reported."""

    TITLE = "title"
    TASK = "task"
    TOPIC = "topic"
    INITIATIVE = "initiative"
    WORK_OR_PRODUCT = "work_or_product"
    PLEDGE = "pledge"


class WorkerCategory(StrEnum):
    WORKER = "worker"
    OTHER_EMPLOYEE = "other_employee"
    PUBLIC_EMPLOYEE = "public_employee"
    CIVIL_SERVANT = "civil_servant"


class DutyKind(StrEnum):
    PLAN = "plan"
    LAUNCH = "launch"
    PLEDGE_SIGNING = "pledge_signing"
    REGISTRATION = "registration"
    COMMUNICATION = "communication"
    NOMINATION = "nomination"
    INSPECTION = "inspection"
    REGULATION = "regulation"
    MEETING = "meeting"
    REPORT = "report"
    INTERIM_REVIEW = "interim_review"
    FINAL_REVIEW = "final_review"

    @property
    def is_review(self) -> bool:
        return self in {DutyKind.INTERIM_REVIEW, DutyKind.FINAL_REVIEW}


class ChosenBy(StrEnum):
    """Who chose a value that stands in no document."""

    PROGRAM = "program"
    ADMINISTRATOR = "administrator"
