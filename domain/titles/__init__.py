"""Titles: what a regulation wants of whoever gets one, from the campaign's file or entered by its issuer."""

from __future__ import annotations

from domain.titles.criteria import Known, Wanted, enter, facts_of, known_of, read_paper, undo, with_titles
