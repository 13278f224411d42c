"""The words around what was measured, in the page's language; ``benchmarks.bench`` prints those of goals in English.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.
"""

from __future__ import annotations

from records.labels import _


def goals() -> dict[str, str]:
    """What each goal, by its name, is about."""
    return {
        "processor-whole": _("Processor time of a whole build, compared with Sphinx and whole menus"),
        "processor-collapsed": _("Processor time, compared with Sphinx, collapsed menus and our interpreter settings"),
        "clock-collapsed": _("Time on the clock, compared with the same"),
        "memory": _("Peak memory of all processes, compared with Sphinx and collapsed menus"),
        "growth": _("Exponent with which processor time grows with the number of notes"),
        "large": _("Peak memory of a build of 10,000 notes, GiB"),
        "nothing": _("Build when nothing has changed, processor seconds"),
        "text": _("Build after a change to one text, processor seconds"),
        "translation": _("Build after a change to one catalog, processor seconds"),
        "record": _("Pages written after a change to one record, though they stay the same"),
        "title": _("Pages written after a change to one title, though they stay the same"),
        "live": _("Live site, from saving a translation to seeing it, seconds"),
        "live-first": _("Live site, from its start to its first page, seconds"),
        "catalogs-check": _("Check of all catalogs, processor seconds"),
        "catalogs": _("Update of the catalogs after a change to one text, processor seconds"),
        "furniture": _("HTML around the content of a page, kB"),
        "status": _("Page with the translation status, kB"),
        "feeds": _("Feeds written though they stay the same"),
        "search-files": _("Files of the search per note"),
    }


def states() -> dict[bool | None, str]:
    """Whether a goal is met; `None`: it was not measured."""
    return {True: _("met"), False: _("not met"), None: _("not measured")}


def kinds() -> dict[str, str]:
    """What builds the notes."""
    return {
        "ours": _("This project"),
        "whole": _("Sphinx, whole menus"),
        "collapsed-tuned": _("Sphinx, collapsed menus, our settings"),
        "collapsed": _("Sphinx, collapsed menus"),
        "whole-tuned": _("Sphinx, whole menus, our settings"),
        "furo": _("Sphinx, Furo"),
        "furo-tuned": _("Sphinx, Furo, our settings"),
    }


def changes() -> dict[str, str]:
    """What was changed before a build, or which command was run."""
    return {
        "nothing": _("Nothing"),
        "text": _("One text"),
        "translation": _("One translation"),
        "record": _("One record"),
        "title": _("One title"),
        "catalogs-check": _("Check of all catalogs"),
        "catalogs": _("Update of the catalogs after one text"),
    }


def machine() -> dict[str, str]:
    """What is said of the machine."""
    return {
        "day": _("Day"),
        "system": _("System"),
        "cores": _("Processor cores"),
        "memory": _("Memory, GiB"),
        "load": _("Load before the start"),
        "notes": _("Notes that are compared and changed"),
    }


def captions(notes: str) -> dict[str, str]:
    """Of the tables; *notes* is a number."""
    return {
        "machine": _("Where and when this was measured"),
        "goals": _("The goals, measured with %(notes)s notes") % {"notes": notes},
        "growth": _("Processor seconds for a whole build in both languages, by number of notes"),
        "comparison": _("This project's share of what others take for %(notes)s notes: median (least–most)")
        % {"notes": notes},
        "written": _("What is written for %(notes)s notes") % {"notes": notes},
        "changes": _("Builds after a change to a site of %(notes)s notes") % {"notes": notes},
    }


def charts(notes: str) -> dict[str, str]:
    """What the charts show, for those who do not see them."""
    return {
        "growth": _("Chart: processor seconds by number of notes, one line for each way to build."),
        "comparison": _("Chart: processor seconds for %(notes)s notes, one bar for each way to build.")
        % {"notes": notes},
        "changes": _("Chart: processor seconds of a build after each change, one bar each."),
    }


def headings() -> dict[str, str]:
    """Of columns and rows, and the names of axes."""
    return {
        "what": _("What"),
        "value": _("Value"),
        "measured": _("Measured"),
        "limit": _("At most"),
        "state": _("State"),
        "notes": _("Notes"),
        "built-by": _("Built by"),
        "processor": _("Processor time"),
        "clock": _("Time on the clock"),
        "memory": _("Memory"),
        "megabytes": _("MB"),
        "files": _("Files"),
        "exponent": _("Exponent"),
        "changed": _("Changed"),
        "seconds": _("Processor seconds"),
        "pages": _("Pages written (needlessly)"),
    }


def about(value: str) -> str:
    """Of what is told from fewer notes."""
    return _("about %(value)s") % {"value": value}


def trial(notes: str) -> str:
    return _(
        "These are the results of a trial with %(notes)s notes. They say nothing about the goals, which are set for "
        "%(wanted)s notes."
    ) % {"notes": notes, "wanted": "1,000"}
