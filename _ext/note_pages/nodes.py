"""The nodes of what is around a note's text."""

from __future__ import annotations

from docutils import nodes


class back_to(nodes.container):
    """Links to the pages named in ``back_to``, in their order."""


class about_note(nodes.Element):
    """What the directive read, until the section is made: ``hackmd`` and ``export`` are empty where not given."""


class about_section(nodes.container):
    """The section: a container, because one called alike on every page would only fill the menus."""


class about_details(nodes.container):
    """What only organisers need of it, under its ``about_summary``, the first child."""


class about_summary(nodes.paragraph):
    """The line under which it is folded."""
