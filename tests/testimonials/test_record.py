"""Posts and quotes: their ids, what an address tells of them, and when their originals were seen."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonials.post import channel, day, post_id
from testimonials.record import GivenFacts, Post, Quote


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://twitter.com/ThePSF/status/1444708866361593871", "twitter-1444708866361593871"),
        ("https://x.com/ThePSF/status/1444708866361593871?s=20", "twitter-1444708866361593871"),
        ("https://mobile.twitter.com/a/statuses/7", "twitter-7"),
        ("https://twitter.com/home", "twitter-com-home"),
        ("https://www.facebook.com/story.php?story_fbid=1&id=2", "www-facebook-com-story-php-story-fbid-1-id-2"),
        ("https://www.maxlist.xyz/2021/09/25/en-gather-town/", "www-maxlist-xyz-2021-09-25-en-gather-town"),
        ("https://10.0.0.1/a", "post-10-0-0-1-a"),
    ],
)
def test_post_id(url: str, expected: str) -> None:
    assert post_id(url) == expected


@given(st.from_regex(r"https?://[a-zA-Z0-9.]{1,20}(/[^\s]{0,30})?", fullmatch=True))
def test_an_id_is_always_an_anchor(url: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9-]*", post_id(url))


def test_posts_that_differ_in_query_or_capitals_alone_are_told_apart() -> None:
    addresses = ["https://youtu.be/AbC", "https://youtu.be/aBc", "https://youtu.be/abc", "https://youtu.be/abc?t=1"]
    assert len({post_id(address) for address in addresses}) == len(addresses)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://twitter.com/a/status/1444708866361593871", ("twitter", "2021-10-03")),
        ("https://x.com/a/status/20", ("twitter", "")),  # from before the ids told the time
        ("https://x.com/a/status/" + "9" * 40, ("twitter", "")),
        ("https://x.com/a", ("twitter", "")),
        ("https://www.facebook.com/jumpingcoder/posts/141759204842666", ("facebook", "")),
        ("https://alexchen7022.medium.com/pycon", ("medium", "")),
        ("https://medium.com/@Kir.Chou/pycon", ("medium", "")),
        ("https://notmedium.com/status/1444708866361593871", ("blog", "")),
        ("https://www.maxlist.xyz/2021/09/25/x", ("blog", "2021-09-25")),
        ("https://www.maxlist.xyz/2021/13/25/x", ("blog", "")),
        ("https://www.maxlist.xyz/12021/1/25/x", ("blog", "")),
        ("mailto:a@example.org", ("email", "")),
    ],
)
def test_channel_and_day_are_told_from_the_address(url: str, expected: tuple[str, str]) -> None:
    found = day(url)
    assert (channel(url), found.isoformat() if found else "") == expected


SEEN = datetime.date(2026, 11, 21)


@pytest.mark.parametrize("seen", [None, SEEN])
@pytest.mark.parametrize("url", ["https://e.org/1", ""])
def test_a_record_says_when_its_original_was_last_seen(url: str, seen: datetime.date | None) -> None:
    quote = Quote(
        id="ewa",
        title="Ewa",
        role="",
        language="en",
        text="Yes.",
        translation="",
        source=url,
        given=GivenFacts(seen=seen),
    )
    post = Post(id="e-1", title="A post", url="https://e.org/1", channel="blog", day=None, given=GivenFacts(seen=seen))
    assert quote.seen_links == ({url: SEEN} if url and seen else {})
    assert post.seen_links == ({"https://e.org/1": SEEN} if seen else {})
