"""What a note says of itself: front matter, tags, title, the ids it is known by."""
