"""Reads `notes.toml`: anything that is not as it has to be is one sentence that begins with the file and the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tools.hackmd.notes_toml.rules import EMBED, NOT_STATED, Folder, Rules, folded
from tools.hackmd.notes_toml.table import RulesError, Table
from tools.hackmd.settings import Names

NAME = "notes.toml"
_FOLDER_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PAGE = re.compile(r"[\w.-]+(?:/[\w.-]+)*")


def find(folder: Path) -> Path | None:
    """The file for notes in *folder*: beside it, or in the nearest folder above."""
    folder = folder.resolve()
    return next((path for each in (folder, *folder.parents) if (path := each / NAME).is_file()), None)


def read(path: Path | None) -> Rules:
    """The rules in the file at *path*; without one, the defaults."""
    if path is None:
        return Rules()
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except UnicodeDecodeError:
        raise RulesError(f"{path.name}:1: the file is not in UTF-8") from None
    except OSError as error:
        raise RulesError(f"{path.name}:1: cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise RulesError(
            f"{path.name}:{line[1] if line else text.count(chr(10)) + 1}: this is no TOML: {error}"
        ) from None
    except (ValueError, RecursionError):  # which the reader has for what is longer or deeper than Python reads
        raise RulesError(f"{path.name}:1: cannot be read: a number is too long, or lists are too deep") from None
    return _rules(Table(path.name, text.split("\n"), data))


def _rules(file: Table) -> Rules:
    file.allow("years", "teams", "folders", "tags", "embed", "private", "licence")
    years, folders, private = file.table("years"), file.table("folders"), file.table("private")
    years.allow("first", "page", "title")
    folders.allow("minimum", "general", "across-years")
    private.allow("public_addresses", "names")
    default = Rules()
    return Rules(
        first_year=years.number("first", default.first_year, 2000, 2099, "the first year with notes"),
        year_titles=_titles(years, "title", needs="{year}"),
        years_page=years.text("page", default.years_page, _PAGE, "a page by its path under docs/, without .md"),
        teams=_teams(file),
        minimum=folders.number("minimum", default.minimum, 1, 1000, "how many notes a folder has at least"),
        general=_fallback(folders, "general", default.general),
        across_years=_fallback(folders, "across-years", default.across_years),
        other_tags=_other_tags(file),
        embed=_embed(file.table("embed")),
        embed_default=_embedded(file.table("embed"), "default", default.embed_default),
        public_addresses=private.texts("public_addresses"),
        names=_names(private),
        licences=_licences(file.table("licence")),
    )


def _teams(file: Table) -> tuple[Folder, ...]:
    teams = file.table("teams")
    found: list[Folder] = []
    seen: dict[str, str] = {}
    for name in teams.data:
        team = teams.table(name)
        if not _FOLDER_NAME.fullmatch(name):
            raise teams.error(name, f"{name!r} cannot be a folder: lower-case letters, digits and hyphens can")
        team.allow("title", "tags")
        tags = [name, *team.texts("tags")]
        for tag in dict.fromkeys(map(folded, tags)):
            if tag in seen:
                raise team.error("tags", f"the tag {tag!r} is that of {seen[tag]!r} already")
            seen[tag] = name
        found.append(Folder(name=name, titles=_titles(team, "title"), tags=frozenset(map(folded, tags))))
    return tuple(found)


def _fallback(folders: Table, name: str, default: Folder) -> Folder:
    table = folders.table(name)
    table.allow("folder", "title")
    folder = table.text("folder", default.name, _FOLDER_NAME, "lower-case letters, digits and hyphens")
    return Folder(name=folder, titles=_titles(table, "title"))


def _titles(table: Table, key: str, needs: str = "") -> Mapping[str, str]:
    """The titles by the code of a language: of both languages, or of none."""
    titles = table.table(key)
    titles.allow("en", "zh_TW")
    found = {code: titles.text(code, "") for code in titles.data}
    if found and not all(found.get(code) and needs in found[code] for code in ("en", "zh_TW")):
        both = '{en = "…", zh_TW = "…"}' if not needs else f'{{en = "… {needs}", zh_TW = "… {needs}"}}'
        raise table.error(key, f"a title is one in each language: {key} = {both}")
    return found


def _other_tags(file: Table) -> frozenset[str]:
    tags = file.table("tags")
    tags.allow("other")
    return frozenset(map(folded, tags.texts("other")))


def _embed(table: Table) -> Mapping[str, str]:
    return {name: _embedded(table, name, "") for name in table.data if name != "default"}


def _embedded(table: Table, key: str, default: str) -> str:
    wanted = f"{' or '.join(map(repr, EMBED))}, or a page by its path under docs/, without .md"
    return table.text(key, default, _PAGE, wanted)


def _names(private: Table) -> Names:
    known = {each.value: each for each in Names}
    return known[private.text("names", Names.KEEP.value, re.compile("|".join(known)), " or ".join(map(repr, known)))]


def _licences(table: Table) -> Mapping[str, str]:
    found = {name: table.text(name, NOT_STATED) for name in table.data}
    for name in found:
        if name != "default" and not _PAGE.fullmatch(name):
            raise table.error(name, f"{name!r} is no folder under docs/, such as '2021/program'")
    return found
