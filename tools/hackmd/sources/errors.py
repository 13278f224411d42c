"""A source that nothing can be read from."""


class SourceError(Exception):
    """A sentence that begins with the source."""
