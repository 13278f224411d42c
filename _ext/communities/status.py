"""Whether a community is alive, and when somebody looked.

.. code-block:: markdown

   :::{community} Tainan.py
   :status: active
   :checked: 2026-11-21
   :::

A status that nobody has checked for twelve months is shown as such and reported, on the day it gets
so old even where the note has not changed.

``communities_today``
    The day to count from, ``2026-11-21``; empty for the day of the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Set

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from communities.faults import Fault
from communities.record import Community, Status, is_stale
from language_pair.faults import warn
from records import domain
from records.directives import NoteDirective
from records.labels import _

#: Taiwan's time: there, a day begins before it does where most builds run.
_TAIPEI = datetime.timezone(datetime.timedelta(hours=8))


def today(config: Config) -> datetime.date:
    given: str = config.communities_today
    return datetime.date.fromisoformat(given) if given else datetime.datetime.now(tz=_TAIPEI).date()


def read(directive: NoteDirective, *, is_recorded: bool) -> Status:
    """The status that *directive*'s options give; what is wrong with it is reported."""
    name, checked = directive.options.get("status", ""), directive.options.get("checked", "")
    day = today(directive.config)
    stale = bool(checked) and is_stale(checked, day)
    if name not in ("", "unknown") and ":checked:" not in directive.block_text:
        found = f"the status {name!r} does not say when it was checked"
        warn(Fault.CHECKED, found, location=directive.option_place("status"))
    elif checked and ":status:" not in directive.block_text:
        warn(Fault.CHECKED, "this community has :checked: but no :status:", location=directive.option_place("checked"))
    elif checked > day.isoformat():
        warn(Fault.CHECKED, f"{checked} is in the future", location=directive.option_place("checked"))
    elif stale and is_recorded:
        found = f"this status was last checked on {checked}"
        warn(Fault.STALE, found, location=directive.option_place("checked"))
    return Status(name=name or "unknown", checked=checked, stale=stale)


def labels() -> dict[str, str]:
    """The word for each status, in the page's language."""
    return {"active": _("active"), "paused": _("paused"), "archived": _("archived"), "unknown": _("unknown")}


def words(status: Status) -> str:
    """*status* as a card says it."""
    text = _("Status: %(status)s (checked on %(day)s)") if status.checked else _("Status: %(status)s")
    if status.stale:
        text = _("Status: %(status)s (last checked on %(day)s, more than 12 months ago)")
    return text % {"status": labels()[status.name], "day": status.checked}


def notes_grown_stale(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """The notes with a status that another day has made old, or young again."""
    day = today(app.config)
    return [
        entry.docname
        for entry in domain.records_of(env).entries("community")
        if isinstance(entry.record, Community) and entry.record.status.checked
        if entry.record.status.stale != is_stale(entry.record.status.checked, day)
    ]


def setup(app: Sphinx) -> None:
    app.add_config_value("communities_today", "", "", (str,))
    app.connect("env-get-outdated", notes_grown_stale)
