"""What an import says of itself: what came, what became of it, and everything that was found; kinds first, then places.

`Report` holds all of it; `markdown` and `page` are for people and show what asks something of them, `data` is whole.
"""
