"""The order of passes: one table, which every transform of ours takes its number from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module

import pytest
from docutils.transforms import Transform
from sphinx.transforms.post_transforms import SphinxPostTransform

from tests.project import Project

from language_pair.internals import LANDMARKS
from language_pair.passes import Pass, PostPass

#: Sphinx's own collector of links, which `link_check` derives from, has its own place.
INHERITED = {"link_check.internals.Collector", "link_check.collect.CollectLinks"}
ORDER = """\
  6 ARRANGE_ROWS            open_spaces.ArrangeBoards
  7 SHOW_NOTHING_FROM_ELSEWHERE language_pair.ShowNothingFromElsewhere
  8 MOVE_BLOCKS             note_pages.MoveToEnd
  9 SHOW_FORMULAS_AS_CODE   language_pair.ShowFormulasAsCode
 13 MARK_LANGUAGES          language_pair.MarkTranslatable
 14 CHECK_SCRIPTS           language_pair.CheckScript
 15 TRIM_TEMPLATES          language_pair.HideFromTemplates
 16 READ_CATALOGS           language_pair.ReadCatalogs
 17 KEEP_WORDS_ELSEWHERE    language_pair.KeepWordsElsewhere
 18 KEEP_ORIGINALS          language_pair.KeepOriginals
 19 COPY_ORIGINALS          testimonials.KeepOriginal
 21 KEEP_ANCHORS            language_pair.KeepAnchors
 22 DROP_FOREIGN_MARKUP     language_pair.DropForeignMarkup
 23 CHECK_TRANSLATIONS      language_pair.CheckTranslations
 24 KEEP_SOURCES            language_pair.KeepSource
 26 DROP_COPIES             testimonials.DropUntranslated
 27 MARK_UNTRANSLATED       language_pair.MarkUntranslated
 28 LABEL_TEXTS             records.WriteLabels
 29 MARK_TIMES              open_spaces.MarkMoments
 30 NAME_POSTS              testimonials.NamePosts
195 ADD_STATE               language_pair.AddState
200 ADD_TRAIL               note_pages.AddTrail
210 ADD_ABOUT               note_pages.AddAbout
840 NAME_HEADINGS           language_pair.NameHeadings
845 KEEP_OTHER_TITLES       language_pair.KeepOtherTitles
860 ADD_LINK_TARGETS        records.AddAnchors
865 MARK_TITLES             language_pair.MarkChineseInTitles
870 CONFINE_FILES           safe_notes.Confine
  0 DROP_REMARKS            open_spaces.ShowTimesAlone
  1 SHOW_SOURCES            language_pair.ShowSource
  2 FILL_VIEWS              communities.FillChecks communities.FillMeetings communities.FillViews \
conferences.FillLists language_pair.FillCredit language_pair.FillStatus language_pair.FillTranslators \
navigation.FillAllNotes navigation.FillAllNotesOfSite navigation.FillFolderCounts navigation.FillNewestNotes \
open_spaces.FillDates testimonials.FillGatheredViews
  3 LINK_VIEWS              testimonials.LinkPersons
  4 LEAD_ELSEWHERE          language_pair.LeadElsewhere
  6 FIND_SHOWN_TITLES       language_pair.FindShownTitles
 30 MARK_SHOWN_TITLES       language_pair.MarkShownTitles
 90 LINK_REMOTE_PICTURES    safe_notes.LinkRemotePictures
110 MARK_CHINESE            language_pair.MarkChinese
120 LIMIT_LISTS             navigation.LimitLists
"""


def ours() -> list[type[Transform]]:
    """Every transform and post-transform of our extensions."""
    return [each for each in _below(Transform) if _path(each).partition(".")[0] in _EXTENSIONS]


_EXTENSIONS = (
    *(
        "language_pair",
        "records",
        "note_pages",
        "testimonials",
        "communities",
        "open_spaces",
        "conferences",
        "link_check",
    ),
    *("safe_notes", "navigation"),
)


def _below(kind: type[Transform]) -> Iterator[type[Transform]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _path(each: type) -> str:
    return f"{each.__module__}.{each.__qualname__}"


@pytest.fixture(scope="module", autouse=True)
def _all_extensions(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The transforms are known once their extensions are set up."""
    project = Project(tmp_path_factory.mktemp("passes"))
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    project.build()
    project.close()


def test_every_transform_takes_its_number_from_the_table() -> None:
    for each in ours():
        kind = PostPass if issubclass(each, SphinxPostTransform) else Pass
        assert isinstance(each.default_priority, kind) or _path(each) in INHERITED, _path(each)


def test_the_order_is_the_one_that_is_written_here() -> None:
    rows = [*Pass, *PostPass]
    users: list[list[str]] = [[] for _row in rows]  # a number may be in both tables
    for each in ours():
        for row, names in zip(rows, users, strict=True):
            if row is each.default_priority:
                names.append(f"{each.__module__.partition('.')[0]}.{each.__qualname__}")
    order = "".join(
        f"{row:>3} {row.name:<23} {' '.join(sorted(names))}\n" for row, names in zip(rows, users, strict=True)
    )
    print(order)
    assert order == ORDER


def test_rows_stand_in_the_order_of_their_numbers_and_say_why() -> None:
    for table in (Pass, PostPass):
        assert [int(row) for row in table] == sorted(map(int, table))
        assert all(row.why.endswith(".") for row in table)


@pytest.mark.parametrize("name", LANDMARKS)
def test_sphinx_and_myst_have_the_numbers_that_ours_stand_between(name: str) -> None:
    module, _dot, found = name.rpartition(".")
    import_module(module)
    assert getattr(sys.modules[module], found).default_priority == LANDMARKS[name]
