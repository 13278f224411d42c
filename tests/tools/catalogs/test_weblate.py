"""The settings for a Weblate server: they find every catalog of the repository, once, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tools import ROOT, labels

from language_pair.catalogs import places
from language_pair.languages import CODES, EN, LANGUAGES, Language

SETTINGS = ROOT / "tools" / "weblate"
FOLDERS = ("locale", "docs", "_ext", "tests")
FILES = sorted(path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in ROOT.joinpath(folder).rglob("*"))


def settings(kind: str, language: Language) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((SETTINGS / f"{kind}-{language.code}.json").read_text(encoding="utf-8"))
    return read


def discovered(language: Language) -> dict[str, str]:
    """The catalogs that the add-on takes, as weblate/trans/discovery.py does, and what it calls their notes."""
    configuration = settings("discovery", language)["configuration"]
    match, wanted = re.compile(f"^{configuration['match']}$"), re.compile(configuration["language_regex"])
    found = {path: matched for path in FILES if (matched := match.match(path)) and wanted.match(matched["language"])}
    return {path: matched["component"] for path, matched in found.items()}


by_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)


def test_there_is_a_pair_of_files_for_each_language() -> None:
    names = {path.name for path in SETTINGS.iterdir()}
    assert names == {f"{kind}-{code}.json" for kind in ("component", "discovery") for code in CODES}


@by_language
def test_the_discovery_finds_the_catalogs_of_its_language_and_nothing_else(language: Language) -> None:
    catalogs = {
        path.relative_to(ROOT).as_posix(): name
        for locale in labels.all_locale_folders()
        for name, path in places.catalogs_in(locale, language.code)
    }
    assert discovered(language) == catalogs != {}
    assert {"language_pair", "site_search", "pycontw", "sphinx"} & set(catalogs.values()) == (
        set() if language == EN else {"language_pair", "site_search", "pycontw", "sphinx"}
    )


@by_language
def test_no_two_notes_get_one_address_in_weblate(language: Language) -> None:
    """Django's slugify drops the slashes of a name."""
    slugs = [re.sub(r"[^\w\s-]", "", name) for name in discovered(language).values()]
    assert len(slugs) == len(set(slugs))


@by_language
def test_the_first_component_is_a_catalog_and_agrees_with_the_discovery(language: Language) -> None:
    component, configuration = settings("component", language), settings("discovery", language)["configuration"]
    assert component["filemask"].replace("*", language.code) in discovered(language)
    for field in ("language_regex", "file_format"):
        assert component[field] == configuration[field]
    # Of a component whose source language is its target, Weblate takes no catalog.
    assert component["source_language"]["code"] == ("zh_Hant" if language.code == "en" else "en")
    assert component["disable_autoshare"], "else Weblate joins both directions and takes English for the source of both"
    assert component["new_lang"] == "none"


def test_a_checkout_has_the_same_repository_as_the_site() -> None:
    conf = Path(ROOT, "conf.py").read_text(encoding="utf-8")
    for language in LANGUAGES:
        assert f'"{settings("component", language)["repo"].removesuffix(".git")}"' in conf
