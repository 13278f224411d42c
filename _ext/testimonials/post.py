"""What a post's address tells without asking anyone: its id, its channel, its day. Pure: no Sphinx."""

from __future__ import annotations

import datetime
import hashlib
import re
from urllib.parse import SplitResult, urlsplit

#: The channels in the order in which a reader chooses among them; ``blog`` is any other page.
CHANNELS = ("twitter", "facebook", "medium", "blog", "email")

_TWITTER_HOSTS = frozenset({"twitter.com", "mobile.twitter.com", "x.com"})
_FACEBOOK_HOSTS = frozenset({"facebook.com", "m.facebook.com", "fb.com", "fb.me"})
_STATUS = re.compile(r"/status(?:es)?/(\d+)")
#: A day in a path, from the first year of the web on: ``/2021/09/25/``.
_DATED = re.compile(r"/((?:199|2\d\d)\d)/(\d\d?)/(\d\d?)(?:/|$)")
#: A post of a page, ``/jumpingcoder/posts/1``; other addresses of Facebook name nobody.
_OF_PAGE = re.compile(r"^/[^/]+/(?:posts|videos|photos)/")
#: What is before ``/status/`` or ``/posts/`` where no name is.
_NO_NAMES = frozenset({"i", "statuses", "groups", "events", "watch"})
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
#: Status ids tell the time since November 2010; before that they only counted up, to about this number.
#: https://blog.twitter.com/engineering/en_us/a/2010/announcing-snowflake
_LAST_COUNTED_STATUS = 30_000_000_000
_SNOWFLAKE_EPOCH = 1_288_834_974_657  # ms since 1970


def post_id(url: str) -> str:
    """A stable id for the post at *url*: never made of its label, which the note may repeat.

    A post on Twitter/X has its status id, the same under both hosts. Any other link is its host, path
    and query, with a few digits of their SHA-256 where small letters alone would not tell two apart.

    >>> post_id("https://x.com/ThePSF/status/1444708866361593871?s=20")
    'twitter-1444708866361593871'
    >>> post_id("https://www.maxlist.xyz/2021/09/25/en-gather-town/")
    'www-maxlist-xyz-2021-09-25-en-gather-town'
    >>> post_id("https://youtu.be/AbC")
    'youtu-be-abc-87387c'
    """
    parts = urlsplit(url)
    status = _status(parts)
    if status:
        return f"twitter-{status}"
    host = parts.netloc.lower()
    rest = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    words = [_NOT_IN_ID.sub("-", f"{host}{rest}".lower()).strip("-")]
    if not host[:1].isalpha():
        words.insert(0, "post")
    if rest != rest.lower():
        words.append(hashlib.sha256(rest.encode()).hexdigest()[:6])
    return "-".join(word for word in words if word)


def named(text: str) -> str:
    """The id of the post that *text* names by its address or its id.

    >>> [named(text) for text in ("https://x.com/ThePSF/status/1444708866361593871", "blog-example-1")]
    ['twitter-1444708866361593871', 'blog-example-1']
    """
    return post_id(text) if ":" in text else text


def channel(url: str) -> str:
    """One of `CHANNELS`.

    >>> [channel(url) for url in ("https://x.com/a/status/1", "https://alex.medium.com/b", "mailto:a@example.org")]
    ['twitter', 'medium', 'email']
    """
    parts = urlsplit(url)
    host = _host(parts)
    if parts.scheme == "mailto":
        return "email"
    if host in _TWITTER_HOSTS:
        return "twitter"
    if host in _FACEBOOK_HOSTS:
        return "facebook"
    if host == "medium.com" or host.endswith(".medium.com"):
        return "medium"
    return "blog"


def author(url: str) -> str:
    """Who posted, as the address names them; of another page its host. Empty for a mail and where no address says it.

    >>> [author(url) for url in ("https://x.com/ThePSF/status/1", "https://medium.com/@Kir.Chou/a", "https://a.example/b")]
    ['ThePSF', 'Kir.Chou', 'a.example']
    """
    parts = urlsplit(url)
    host, name = _host(parts), parts.path.strip("/").partition("/")[0]
    found = channel(url)
    if found == "twitter":
        return name if _status(parts) and name not in _NO_NAMES else ""
    if found == "medium":
        return name[1:] if name.startswith("@") else host.removesuffix("medium.com").removesuffix(".")
    if found == "facebook":
        return name if _OF_PAGE.search(parts.path) and name not in _NO_NAMES else ""
    return host if found == "blog" else ""


def day(url: str) -> datetime.date | None:
    """The day of a post that its address tells; ``None`` for another link.

    A post on Twitter/X has it in its status id, in UTC: the bits from the 22nd on are milliseconds since
    November 2010. Blogs often have it in the path.

    >>> day("https://twitter.com/ThePSF/status/1444708866361593871")
    datetime.date(2021, 10, 3)
    >>> day("https://blog.example/2021/09/25/what-i-learned")
    datetime.date(2021, 9, 25)
    """
    parts = urlsplit(url)
    status, dated = _status(parts), _DATED.search(parts.path)
    try:
        if status and int(status) > _LAST_COUNTED_STATUS:
            seconds = ((int(status) >> 22) + _SNOWFLAKE_EPOCH) / 1000
            return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date()
        return datetime.date(*map(int, dated.groups())) if dated else None
    except (OverflowError, ValueError, OSError):
        return None  # a number too large for any post, or no day of the calendar


def _host(parts: SplitResult) -> str:
    return parts.netloc.lower().removeprefix("www.")


def _status(parts: SplitResult) -> str:
    found = _STATUS.search(parts.path)
    return found[1] if found and _host(parts) in _TWITTER_HOSTS else ""
