"""The words that our own code puts around a note's text, in the page's language.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.

Each is a function, because a word is translated when it is shown: at import no language is known yet.
"""

from __future__ import annotations

from records.labels import _

# -- The way back, and the link to the editor ----------------------------------------------------


def back_to() -> str:
    return _("Back to ")


def pages_of_note() -> str:
    return _("Pages that this note belongs to")


def edit_page() -> str:
    return _("Edit this page")


# -- About this note -----------------------------------------------------------------------------


def about_note() -> str:
    return _("About this note")


def corrections() -> str:
    return _("What was corrected")


def hackmd_note() -> str:
    return _("HackMD note")


def open_note() -> str:
    return _("Open it on HackMD")


def for_organisers() -> str:
    """What is before the export and the corrections."""
    return _("For organisers: export and corrections")


def no_address() -> str:
    return _("address not in the export")


def export() -> str:
    return _("Export")


def last_change_in_hackmd() -> str:
    return _("Last change on HackMD")


def not_in_export() -> str:
    return _("not in the export")


def tags() -> str:
    return _("Tags")


def last_change() -> str:
    return _("Last change here")


def not_known() -> str:
    return _("not known")


def licence() -> str:
    return _("Licence")


def not_stated() -> str:
    return _("not stated")


def holder_and_licence(holder: str, licence: str) -> str:
    return _("%(holder)s; licence: %(licence)s") % {"holder": holder, "licence": licence or not_stated()}


def something_wrong() -> str:
    return _("Something wrong?")


def edit_note() -> str:
    return _("Edit this note")


# -- Whom to write to ----------------------------------------------------------------------------


def write_to_organisers() -> str:
    return _("Write to the organisers")


def write_to_organisers_at() -> str:
    """What is before a mail address."""
    return _("Write to the organisers: ")


def no_organisers_address() -> str:
    return _("The organisers have not given this site an address to write to yet.")


def open_issue() -> str:
    return _("Open an issue in the repository of this site")


def issues_are_public() -> str:
    """Behind `open_issue`."""
    return _(" (everybody can read it)")
