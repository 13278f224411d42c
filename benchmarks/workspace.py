"""A workspace of notes like PyCon Taiwan's own, of any size, with catalogs: what benchmarks build.

``python -m benchmarks.workspace FOLDER [--notes 1000] [--plain]``

``docs/`` has a folder a year, in it one a team, each with an index; ``locale/`` has the catalogs. The same number of
notes always gives the same files. Measures are those of the 840 notes of a real workspace: some 128 lines and nine
headings a note, 60 to 500 in one of sixty, 144 messages, two thirds of the notes in Chinese, five links a note, of
which half lead to notes and a twentieth to a heading. ``--plain`` is for a Sphinx without our extensions: what a
directive of ours holds is a table or text. `benchmarks.project` puts the project's code and a history around it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from benchmarks.full_build import Texts, list_page, say, write
from benchmarks.long_lists import CITIES, DAY, FIRST, TOPICS

from language_pair.catalogs import places
from language_pair.languages import CODES, EN, ZH_TW, Language, counterpart

TEAMS = ("program", "venue", "sponsorship", "finance", "marketing", "website", "registration", "volunteers")
FIRST_YEAR, MAX_YEARS, NOTES_A_YEAR = 2012, 15, 160
#: What a note holds beside its title.
SECTIONS, PARAGRAPHS, ITEMS, TABLES, COLUMNS, ROWS = 8, 2, 5, 2, 6, 6
#: One note of so many holds many headings more, a matrix, cards of communities, hours of open spaces.
LONG, MATRIX, CARDS, HOURS = 60, 13, 40, 50
LONG_BY = (52, 120, 240, 490)
#: What is where a link can be, by how often: with the other's title, with words, to a heading, to another site.
LINKS = {"none": 79, "title": 6, "words": 5, "heading": 1, "site": 9}
TRANSLATED, FUZZY = 0.7, 0.05
TRANSLATORS = 25
#: What catalogs have as their day.
MADE = datetime(2026, 11, 21, tzinfo=UTC)


class Note:
    """Note *number* of *count*, and its catalogs by language code."""

    def __init__(self, number: int, count: int, *, plain: bool = False) -> None:
        self.number, self.count, self.plain = number, count, plain
        year = FIRST_YEAR + number % years(count)
        team = TEAMS[number // years(count) % len(TEAMS)]
        self.folder, self.docname = f"{year}/{team}", f"{year}/{team}/n{number}"
        self.source = EN if number % 3 == 0 else ZH_TW
        self.catalogs = {code: self._catalog(code) for code in CODES}
        self.random = Random(number)

    def _catalog(self, code: str) -> Catalog:
        who = f"Translator {self.number % TRANSLATORS} <translator-{self.number % TRANSLATORS}@example.org>"
        return Catalog(locale=code, creation_date=MADE, revision_date=MADE, last_translator=who)

    def blocks(self) -> Iterator[str]:
        """The Markdown, block by block."""
        if not self.plain:
            yield f"---\nsource_lang: {self.source.code}\ntags: {self.folder[:4]}-organize\nback_to: years\n---"
        yield f"# {self._message(self.heading(0))}"
        for section in range(1, SECTIONS + 1):
            yield f"{'##' if section % 3 else '###'} {self._message(self.heading(section))}"
            yield from (self._paragraph(30, self._link()) for _number in range(PARAGRAPHS))
            yield "\n".join(f"- {self._paragraph(8, link)}" for link in [self._link()] + [""] * (ITEMS - 1))
        yield "```python\nfor note in notes:\n    print(note.title)\n```"
        yield from (self._table() for _number in range(TABLES))
        if not self.plain:
            other = counterpart(self.source)
            yield f"{{.{other.css_class}}}\n{self._message(say(self.random, 30), other)}"
        if self.number % LONG == 0:
            many = LONG_BY[self.number // LONG % len(LONG_BY)]
            yield from (f"## {self._message(self.heading(SECTIONS + more))}" for more in range(1, many + 1))
        yield from self._records()

    def heading(self, section: int) -> Texts:
        """The same whenever it is asked for, since other notes link to it."""
        return {code: f"{text} {section}" for code, text in say(Random(f"{self.number}.{section}"), 4).items()}

    def _message(self, texts: Texts, source: Language | None = None) -> str:
        """What *texts* say in the note's language or in *source*; the other one goes into its catalog."""
        source = source or self.source
        target = counterpart(source).code
        luck = self.random.random()
        translation = texts[target] if luck < TRANSLATED + FUZZY else ""
        flags = ["fuzzy"] if TRANSLATED <= luck < TRANSLATED + FUZZY else []
        self.catalogs[target].add(texts[source.code], translation, flags=flags)
        return texts[source.code]

    def _paragraph(self, length: int, link: str = "") -> str:
        return self._message({code: f"{text} {link}".strip() for code, text in say(self.random, length).items()})

    def _link(self) -> str:
        """A link to another note or to a heading of it, with words or without, or to another site; mostly none."""
        (kind,) = self.random.choices(list(LINKS), list(LINKS.values()))
        if kind == "none":
            return ""
        if kind == "site":
            return f"<https://tw.pycon.org/{self.number}>"
        there = Note(self.random.randrange(self.count), self.count)
        anchor = there.heading(self.random.randrange(1, SECTIONS))[there.source.code].lower().replace(" ", "-")
        words = "PyCon" if kind == "words" else ""
        return f"[{words}](/{there.docname}.md{f'#{anchor}' * (kind == 'heading')})"

    def _table(self) -> str:
        head, *rows = ([self._paragraph(2) for _column in range(COLUMNS)] for _row in range(ROWS))
        return table(head, rows)

    def _records(self) -> Iterator[str]:
        if self.number % MATRIX == 0:
            yield self._matrix(8)
        if self.number % CARDS == 0:
            yield self._cards(4)
        if self.number % HOURS == 0:
            yield self._hours()

    def _matrix(self, posts: int) -> str:
        rows = [
            [f"[Post {each}](https://twitter.com/somebody/status/{FIRST + each * DAY})", "V", "", "V", ""]
            for each in range(self.number * posts, (self.number + 1) * posts)
        ]
        return self._directive("testimonial-matrix} Posts", table(["Post", *TOPICS], rows))

    def _cards(self, communities: int) -> str:
        def card(number: int) -> str:
            words = self._paragraph(40)
            facts = f":id: group-{self.number}-{number}\n:city: {CITIES[number % len(CITIES)]}\n"
            return words if self.plain else f":::{{community}} Group {self.number}-{number}\n{facts}\n{words}\n:::"

        cards = "\n\n".join(map(card, range(communities)))
        return cards if self.plain else f"::::{{community-cards}}\n{cards}\n::::"

    def _hours(self) -> str:
        first = date(int(self.folder[:4]), 1, 1) + timedelta(days=2 * (self.number // HOURS))
        options = f":date: {first}\n:time-zone: Asia/Taipei\n\n"
        hours = table(["Day", "Opens", "Closes", "Remark"], [["1", "08:55", "16:15", ""], ["2", "10:30", "16:40", ""]])
        return self._directive("open-space-hours} Open Spaces", hours, options)

    def _directive(self, head: str, body: str, options: str = "") -> str:
        return body if self.plain else f":::{{{head}\n{options}{body}\n:::"


def years(count: int) -> int:
    """A year has the notes that a real one has; a larger workspace has larger years."""
    return min(MAX_YEARS, -(-count // NOTES_A_YEAR))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def make(folder: Path, count: int, *, plain: bool = False) -> None:
    """Write *count* notes with their catalogs, and the pages that list them by year and team."""
    folders: dict[str, list[str]] = {}
    for note in (Note(number, count, plain=plain) for number in range(count)):
        write(folder / f"docs/{note.docname}.md", "\n\n".join(note.blocks()) + "\n")
        write_catalogs(folder / "locale", note)
        folders.setdefault(note.folder, []).append(f"/{note.docname}")
    for name, text in lists(folders, plain=plain):
        write(folder / f"docs/{name}.md", text.partition("---\n\n")[2] if plain else text)


def write_catalogs(locale: Path, note: Note) -> None:
    for code, catalog in note.catalogs.items():
        if catalog:
            path = places.path_of(locale, code, note.docname)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, catalog, width=0)


def lists(folders: dict[str, list[str]], *, plain: bool) -> Iterator[tuple[str, str]]:
    """The pages that list others, by name."""
    teams: dict[str, list[str]] = {}
    for folder, notes in sorted(folders.items()):
        year, team = folder.split("/")
        teams.setdefault(year, []).append(f"{team}/index")
        yield f"{folder}/index", list_page(f"{year} {team} 共筆", notes)
    for year, indexes in teams.items():
        gathered = "" if plain else f":::{{testimonial-matrix}}\n:from: {year}\n:::\n"
        yield f"{year}/index", list_page(f"PyCon TW {year} 共筆", indexes) + gathered
    yield "years", list_page("歷年共筆", [f"{year}/index" for year in teams])
    overviews = () if plain else ("all-notes", "translation-status", "thanks")
    for name in overviews:
        directive = {"thanks": "translators"}.get(name, name)
        yield name, list_page(name, []) + f":::{{{directive}}}\n:::\n"
    yield "index", list_page("PyCon TW 共筆", ["years", *overviews])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workspace", description="Make a workspace of notes.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--plain", action="store_true", help="for a Sphinx without our extensions")
    options = parser.parse_args()
    make(options.folder, options.notes, plain=options.plain)


if __name__ == "__main__":
    main()
