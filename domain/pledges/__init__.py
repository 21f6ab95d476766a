"""Emulation pledges: an officer of one unit offers, an officer of the other signs, members of both may join."""

from __future__ import annotations

from domain.pledges.reading import SignedPledge, signed_pledges
from domain.pledges.signing import PledgeView, decide, demand_pledge, has_pledge, listed, look, offer, take_back
