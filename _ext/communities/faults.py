"""What can be wrong with a community."""

from __future__ import annotations

from records.faults import PyConTWFault


class Fault(PyConTWFault):
    """Of a community."""

    COMMUNITY_NAME = ("community_name", "The name follows the directive: `{community} Taipei.py`.")
    CITY = (
        "city",
        "A city is a city or county of Taiwan, written as in `_ext/communities/cities.toml`, in either language.",
    )
    CHECKED = (
        "checked",
        "A status other than `unknown` needs the day on which somebody checked it, today or earlier: "
        "`:checked: 2026-11-21`.",
    )
    FACT_DATE = ("fact_date", "A newer-fact that sets a field is dated today or earlier.")
    STALE = ("stale", "A status is checked once a year: check it again, then update `:status:` and `:checked:`.")
    CARD_OUTSIDE = ("card_outside", "A community-cards block holds community blocks and nothing else.")
    SHARED_LINK = ("shared_link", "No two communities share a link in their options.")
