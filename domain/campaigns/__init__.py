"""Campaigns: official documents as data (data/campaigns/*.yaml).

load(path) -> Campaign                       one file; ContentError names file, line and kind of every fault
load_all(folder) -> dict[slug, Campaign]     all files, kept in memory until they change
open_library(*folders) -> Library            what can be used of several folders, and what is wrong with the rest
get(slug) -> Campaign                        KeyError when there is none
load_forms(folder) -> dict[code, Form]       the program's default forms (data/forms)
form_of(campaign, code, defaults) -> Form    the campaign's own form, else the default
warnings(campaign, source)                   what the document leaves open or says in two ways
schema() -> dict                             the published JSON Schema
checking.check(files) -> Report              every fault and warning, as `campaign check` tells them
"""

from __future__ import annotations

from domain.campaigns.forms import form_of, load_forms
from domain.campaigns.labels import ChosenBy, DutyKind, RegistrableKind
from domain.campaigns.loader import Library, get, load, load_all, open_library
from domain.campaigns.model import Campaign
from domain.campaigns.schema import schema
from domain.campaigns.warnings import warnings
