"""The words that our own code puts beside testimonials, in the page's language.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.

Each is a function, because a word is translated when it is shown: at import no language is known yet.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from babel import Locale
from babel.dates import format_date

from records.labels import _
from testimonials import post


def kind() -> str:
    return _("Testimonial")


def channel_name(channel: str) -> str:
    """What a page calls one of `post.CHANNELS`."""
    names = {
        "twitter": _("Twitter/X"),
        "facebook": _("Facebook"),
        "medium": _("Medium"),
        "blog": _("Blog or website"),
        "email": _("E-mail"),
    }
    return names[channel]


def language_name(code: str, language: str) -> str:
    """The language called *code* in the words of *language*: ``Chinese``, ``中文``."""
    return str(Locale.parse(language).languages[code.partition("_")[0]])


# -- A matrix -----------------------------------------------------------------------------------


def matrix_caption() -> str:
    return _("Testimonials by topic")


def no_testimonials() -> str:
    return _("No testimonials are recorded.")


def no_posts_on() -> str:
    """What is before the topics of a matrix that no post speaks of."""
    return _("No posts yet about: ")


def between_topics() -> str:
    return _(", ")


def post_heading() -> str:
    return _("Post")


def own_words() -> str:
    """What heads the column of what posts say themselves."""
    return _("In their words")


def notes_of_year(year: str) -> str:
    return _("%s notes") % year


def mark() -> str:
    """What a screen reader says for ✓."""
    return _("yes")


def count() -> str:
    """What a screen reader says before how many posts speak of a topic."""
    return _("Posts: ")


def controls() -> Mapping[str, object]:
    """What the script that filters and sorts shows; it fills in ``{shown}`` and ``{total}``."""
    return {
        "controls": _("Filter and sort"),
        "topic": _("Topic"),
        "channel": _("Channel"),
        "year": _("Year"),
        "sort": _("Sort by"),
        "all": _("All"),
        "note": _("Order in the note"),
        "day": _("Date"),
        "speaker": _("Who"),
        "clear": _("Show all"),
        "shown": _("Shown: {shown} of {total}"),
        "channels": {channel: channel_name(channel) for channel in post.CHANNELS},
    }


# -- A post or a quote --------------------------------------------------------------------------


def name_of_post(who: str, topics: Sequence[str]) -> str:
    """What a post is called: who posted it, and on which *topics*; both may be unknown."""
    *others, about = topics or [""]
    if others:
        about = _("%(others)s and %(last)s") % {"others": between_topics().join(others), "last": about}
    if who and about:
        return _("%(who)s on %(topics)s") % {"who": who, "topics": about}
    return who or (_("On %(topics)s") % {"topics": about} if about else "")


def with_day(name: str, day: str) -> str:
    """The *name* of a post with the *day* on which it was posted behind it."""
    return _("%(name)s, %(day)s") % {"name": name, "day": day}


def day_in_words(day: datetime.date, language: str) -> str:
    """*day* in the *language* with that code."""
    return format_date(day, _("d MMM y"), locale=language)


def source() -> str:
    return _("Source: ")


def archived_copy() -> str:
    return _("archived copy")


def last_seen(day: datetime.date) -> str:
    return _("last seen %s") % day.isoformat()


def quote() -> str:
    return _("Quote: ")


def same_person() -> str:
    return _("By the same person: ")


def translation() -> str:
    return _("Translation:")


# -- Feeds --------------------------------------------------------------------------------------


def feed_title(project: str) -> str:
    return _("Testimonials: %s") % project
