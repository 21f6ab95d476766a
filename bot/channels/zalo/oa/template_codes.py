"""What the error codes of template messages mean (ZNS/ZBS): a list of their own.

Source: zalo.cloud/zns/guidelines/handle-error-code, as read in 2026-11. -100 is an unknown error there, while the
account's messages mean an expired upload by it. A template says nothing of the person's app: nobody is marked gone.
What stands only in the list of the account's messages means nothing in an answer to a template by telephone number.
"""

from __future__ import annotations

from bot.channels.zalo.oa.outcomes import HOUR, MINUTE, Codes
from domain.outbox.states import NIGHT, OUT_OF_QUOTA, TOO_MANY_REQUESTS

TEMPLATES = Codes(
    later={
        -32: (MINUTE, TOO_MANY_REQUESTS),  # of the whole platform
        -100: (MINUTE, "unknown_error"),
        -115: (HOUR, "no_balance"),
        -126: (HOUR, "no_balance"),
        -133: (HOUR, NIGHT),
        -137: (HOUR, "no_balance"),
        **dict.fromkeys((-144, -147, -1441, -1471, -1472), (HOUR, OUT_OF_QUOTA)),
    },
    # the app, its secret, the account, its package or its wallet is not set up
    configuration=frozenset({-101, -102, -103, -104, -105, -106, -120, -125, -127, -135, -1351, -136, -138}),
    failed={
        -108: "phone_invalid",
        -249: "template_not_by_user",
        **dict.fromkeys((-110, -114, -118, -119), "phone_not_reachable"),
        **dict.fromkeys((-134, -139, -140, -141), "template_unwanted"),
        **dict.fromkeys((-109, -117, -131, -145, -146), "template_unusable"),
        **dict.fromkeys((-111, -112, -113, -116, -121, -130, -132, -1121, -1122), "template_data_wrong"),
    },
)
