"""Longer texts about the conference. The body is the list of links from HackMD, or, where more is
known, a Markdown table of write-up, author, language and date; the page shows a list.

.. code-block:: markdown

   :::{reading-list}
   - [What I learned](https://blog.example/2021/10/05/what-i-learned)
   :::

   :::{reading-list}

   | Write-up                                                      | Author | Language | Date |
   | ------------------------------------------------------------- | ------ | -------- | ---- |
   | [What I learned](https://blog.example/2021/10/05/what-i-learned) | Alex   | en       |      |
   :::

With ``:from: 2021, 2022`` it has no body: it shows the write-ups of other notes (`views.write_ups`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import ClassVar

from docutils import nodes

from language_pair.faults import warn
from records import options
from testimonials import labels, post
from testimonials.directives.fact_columns import FactColumns
from testimonials.directives.gathering import Gathering
from testimonials.facts import facts_of_post
from testimonials.faults import Fault
from testimonials.nodes import gathered_write_ups, reading_list, write_up, write_up_author
from testimonials.record import GivenFacts, language_code

_COLUMNS = 4
_NOTHING_GIVEN = GivenFacts()


class ReadingList(Gathering, FactColumns):
    """Show write-ups as a list, each with a link a record; or the write-ups of other notes."""

    no_table = Fault.WRITE_UPS
    optional_arguments = 0
    option_spec: ClassVar = {**FactColumns.option_spec, **Gathering.option_spec}

    def run(self) -> list[nodes.Node]:
        if "from" in self.options:
            return self.gathered(gathered_write_ups)
        if any(line.lstrip().startswith("|") for line in self.content):
            return super().run()
        parsed = self.parse_content_to_nodes()
        lists = [node for node in parsed if isinstance(node, nodes.bullet_list)]
        if not lists:
            warn(Fault.WRITE_UPS, f"this {self.name} has no list", location=self.place)
        for found in lists:
            shown = self._list(source=found)
            shown += [self._item(item, *item.children, line=item.line) for item in found.findall(nodes.list_item)]
            parsed[parsed.index(found)] = shown
        return parsed

    def make(self, table: nodes.table) -> reading_list | nodes.table:
        heading_row, *body = table.findall(nodes.row)
        given = self.take_facts(table)
        if not self.has_columns(heading_row, _COLUMNS):
            return table
        shown = self._list(source=table)
        shown += [self._row(row, given[row]) for row in body]
        return shown

    def _list(self, *, source: nodes.Element) -> reading_list:
        shown = reading_list("", bullet="-", classes=["reading-list", *options.language_classes(self.options)])
        shown.source, shown.line = source.source, source.line or self.lineno
        return shown

    def _row(self, row: nodes.row, given: GivenFacts) -> nodes.list_item:
        title, author, language, day, *extra = row.findall(nodes.entry)
        spoken, written = language.astext().strip(), day.astext().strip()
        return self._item(
            row,
            *title.children,
            *(_author(paragraph) for paragraph in author.findall(nodes.paragraph)),
            *(child for cell in extra for child in cell.children),  # reported, and not lost
            line=row.line,
            given=given,
            language=self.read_cell(language_code, spoken, Fault.WRITTEN_IN, row) if spoken else "",
            day=self.read_cell(options.date, written, Fault.WRITTEN_ON, row) if written else "",
        )

    def _item(
        self,
        source: nodes.Element,
        *children: nodes.Node,
        line: int | None,
        given: GivenFacts = _NOTHING_GIVEN,
        language: str = "",
        day: str = "",
    ) -> nodes.list_item:
        """An item of the page's list, a record where *children* begin with a link."""
        line = line or self.lineno
        url = self.link_of(nodes.container("", *children[:1]), line)
        if url is None:
            return nodes.list_item("", *children)
        item = write_up("", *children, url=url, given=given, language=language)
        item["day"] = datetime.date.fromisoformat(day) if day else post.day(url)
        item.source, item.line = source.source or self.get_source_info()[0], line
        self.declare(item, post.post_id(url))
        item += facts_of_post(url, day=item["day"], given=given, more=self._language(language), anchors=item["ids"])
        return item

    def _language(self, code: str) -> Iterator[nodes.Node]:
        if code:
            yield nodes.inline("", labels.language_name(code, self.config.language))


def _author(paragraph: nodes.paragraph) -> write_up_author:
    author = write_up_author(paragraph.rawsource, "", *paragraph.children)
    author.source, author.line = paragraph.source, paragraph.line
    return author
