"""A note in no toctree is named, with the index that is to list it."""

from __future__ import annotations

import pytest

from tests.project import Project, page

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"
ALLOWED = (
    "Every note is in a `{toctree}`, as a rule in that of its folder's `index`. A page that no menu is to show says "
    "`orphan: true` in its front matter. [navigation.not_included]"
)
NOTES = {
    "index": f"{HEAD}# Home\n\n```{{toctree}}\n2021/index\n2022/index\n```\n",
    "2021__index": f"{HEAD}# 2021\n\nThe notes of the year:\n\n```{{toctree}}\nlisted\nvenue/index\n```\n",
    "2021__listed": f"{HEAD}# Listed\n",
    "2021__lost": f"{HEAD}# Lost\n",
    "2021__meant": "---\nsource_lang: en\norphan: true\n---\n# Meant\n",
    "2021__venue__index": f"{HEAD}# Venue\n",
    "2021__venue__map": f"{HEAD}# Map\n",
    "2021__food__bread": f"{HEAD}# Bread\n",
    "2021__talks__index": f"{HEAD}# Talks\n\n```{{toctree}}\nfirst\n```\n",
    "2021__talks__first": f"{HEAD}# First\n",
    "2022__index": f"{HEAD}# 2022\n\n```{{toctree}}\n:glob:\n\n*\n```\n",
    "2022__any": f"{HEAD}# Any\n",
    "top": f"{HEAD}# Top\n",
}


def named(entry: str, there: str) -> str:
    return f"1: WARNING: no toctree has this note: add the line '{entry}' to {there}. {ALLOWED}"


FOUND = [
    f"2021/food/bread.md:{named('food/bread', 'the toctree in 2021/index.md:8')}",
    f"2021/lost.md:{named('lost', 'the toctree in 2021/index.md:8')}",
    f"2021/talks/index.md:{named('talks/index', 'the toctree in 2021/index.md:8')}",
    f"2021/venue/map.md:{named('map', 'a toctree in 2021/venue/index.md')}",
    f"top.md:{named('top', 'the toctree in index.md:6')}",
]


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_it_is_named_with_the_index_of_its_folder_and_what_to_write(project: Project, language: str) -> None:
    project.write(**NOTES)
    assert project.build("dummy", language).warnings == FOUND
    project.close()
    assert project.build("dummy", language).warnings == FOUND, "as often as the site is built"


def test_what_the_message_asks_for_mends_it_and_the_index_lists_the_note(project: Project) -> None:
    project.write(**NOTES)
    project.build("html", html_theme="basic")
    project.close()
    listed = "listed\nlost\nfood/bread\ntalks/index\n"
    project.write(
        **{
            "index": NOTES["index"].replace("2022/index\n", "2022/index\ntop\n"),
            "2021__index": NOTES["2021__index"].replace("listed\n", listed),
            "2021__venue__index": f"{HEAD}# Venue\n\n```{{toctree}}\nmap\n```\n",
        }
    )
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    links = [link["href"] for link in page(built, "2021/index").select(".toctree-wrapper .toctree-l1 > a")]
    assert links == ["listed.html", "lost.html", "food/bread.html", "talks/index.html", "venue/index.html"]


@pytest.mark.parametrize("suppressed", ["toc.not_included", "toc", "navigation.not_included"])
def test_a_project_may_say_nothing_of_it(project: Project, suppressed: str) -> None:
    project.write(**NOTES)
    assert project.build(suppress_warnings=[suppressed]).warnings == []


def test_nothing_is_known_of_what_an_unreadable_index_lists(project: Project) -> None:
    project.write(index=NOTES["index"].replace("2022/index\n", ""), **{"2021__listed": f"{HEAD}# Listed\n"})
    (project.folder / "2021/index.md").write_bytes(f"{HEAD}# \xe9\n".encode("latin-1"))
    kinds = [line.rpartition("[")[2] for line in project.build().warnings]
    assert kinds == ["sound_build.encoding]"]
