"""What is to be told outside of the apps: to whoever installed the program."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from data.tables.columns import instant, refers


class InstallerNotice(SQLModel, table=True):
    """A thing at the top of the tree that nobody above can be told of. The row goes when the message has gone."""

    __tablename__ = "installer_notice"

    key: str = Field(primary_key=True, max_length=96)
    code: str = Field(max_length=32)  # which sentence of data/templates/admin/alarm.j2
    unit_id: int = refers("unit", index=False)
    at: datetime = instant()
