"""The tables. They are the entities for whatever is rare; what is hot is Core SQL in data/queries."""

from __future__ import annotations

from data.tables.accepted import AcceptedUnread, AcceptedWord
from data.tables.announcements import Acknowledgement, Announcement, Attachment
from data.tables.campaigns import CampaignIssuer, CampaignNamedUnit, ChosenDay, ContentRevision, TitleCriteria
from data.tables.channels import ChannelMonth, ChannelState, LinkCode
from data.tables.conversation import Conversation, InboxUpdate, NamedOnScreen
from data.tables.journal import JournalMark
from data.tables.leases import LeaseRow
from data.tables.letters import MemberLetter
from data.tables.notices import InstallerNotice
from data.tables.people import Consent, Contact, Grant, Invitation, Membership, NameChange, Person, RosterEntry
from data.tables.pledges import Pledge
from data.tables.privacy import BlockedContact, Export, KeyCheck, RetentionNight, Tally
from data.tables.pushes import DutyUrging, DutyUrgingRequest, Push, ReminderSlot, TickMark, Urging
from data.tables.records import (
    AuditEntry,
    DutyDone,
    Photo,
    PublishConsent,
    RaisedDeed,
    Record,
    RecordText,
    Review,
    RoundClosing,
)
from data.tables.requests import DataRequest
from data.tables.units import Responsibility, Section, Unit, UnitName, UnitParent, UnitStatus, UnitSuccessor
from data.tables.zalo import Handout, ZaloToken
