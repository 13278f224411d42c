"""Records across notes: roles, inventory, edits, deletions and parallel reading."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.util.inventory import InventoryFile

from tests.project import Built, Project, touch

from records import domain, views

INDEX = """
    ---
    source_lang: en
    ---
    # Home

    ```{toctree}
    a
    b
    ```

    See {community}`taipei-py`, {community}`the first <tainan-py>`, {testimonial}`twitter-1` and {any}`taipei-py`.
    """
A = """
    ---
    source_lang: en
    ---
    # A

    :::{community} Taipei.py
    :::

    :::{testimonial-matrix}
    | Item | T |
    | ---- | - |
    | [PSF](https://x.com/PSF/status/1) | V |
    :::
    """
B = """
    ---
    source_lang: en
    ---
    # B

    :::{community} Tainan.py
    :::
    """


def references(built: Built) -> list[tuple[str, str]]:
    doctree = built.app.env.get_and_resolve_doctree("index", built.app.builder, tags=built.app.tags)
    paragraph = next(node for node in doctree.findall(nodes.paragraph) if node.astext().startswith("See"))
    return [(node.astext(), node.get("refuri", "")) for node in paragraph.findall(nodes.reference)]


def ids(built: Built) -> list[str]:
    return [entry.record.id for entry in domain.records_of(built.app.env).entries()]


def test_roles_lead_to_records_and_show_their_titles(project: Project) -> None:
    project.write(index=INDEX, a=A, b=B)
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    assert references(built) == [
        ("Taipei.py", "a.html#taipei-py"),
        ("the first", "b.html#tainan-py"),
        ("PSF on T", "a.html#twitter-1"),
        ("Taipei.py", "a.html#taipei-py"),
    ]


def test_roles_show_translated_titles(project: Project) -> None:
    project.write(index=INDEX, a=A, b=B)
    project.write_catalog("zh_TW", "a", {"Taipei.py": "台北.py"})
    built = project.build("html", language="zh_TW", html_theme="basic")
    assert references(built)[0] == ("台北.py", "a.html#taipei-py")


def test_other_sites_find_records_in_the_inventory(project: Project) -> None:
    project.write(index=INDEX, a=A, b=B)
    built = project.build("html", html_theme="basic")
    with (project.folder / "_build/en/html/objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "https://site.example", lambda base, path: f"{base}/{path}")
    communities = inventory["pycontw:community"]
    assert {name: item.uri for name, item in communities.items()} == {
        "taipei-py": "https://site.example/a.html#taipei-py",
        "tainan-py": "https://site.example/b.html#tainan-py",
    }
    assert communities["taipei-py"].display_name == "Taipei.py"
    assert list(inventory["pycontw:testimonial"]) == ["twitter-1"]
    assert built.warnings == []


def test_an_edited_note_replaces_its_records(project: Project) -> None:
    project.write(index=INDEX, a=A, b=B)
    assert ids(project.build()) == ["taipei-py", "twitter-1", "tainan-py"]
    project.write(b=B.replace("Tainan.py", "Taichung.py"))
    later = project.folder / "b.md"
    touch(later)
    built = project.build()
    assert ids(built) == ["taipei-py", "twitter-1", "taichung-py"]


def test_other_pages_show_a_changed_title(project: Project) -> None:
    """Sphinx itself writes only the pages that it has read again."""
    project.write(index=INDEX, a=A, b=B)
    project.build("html", html_theme="basic")
    project.write(a=A.replace("Taipei.py", "台北.py\n    :id: taipei-py").replace("# A", "# Changed"))
    later = project.folder / "a.md"
    touch(later)
    built = project.build("html", html_theme="basic")
    assert ">台北</span>.py<" in built.output("index.html")
    assert "Changed" in built.output("b.html")


def test_a_deleted_note_takes_its_records_away(project: Project) -> None:
    project.write(index=INDEX, a=A, b=B)
    project.build()
    (project.folder / "b.md").unlink()
    assert ids(project.build()) == ["taipei-py", "twitter-1"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_parallel_reading_finds_the_same(project: Project, jobs: int) -> None:
    many = {f"n{number:02}": B.replace("Tainan", f"City{number:02}") for number in range(12)}
    project.write(index=INDEX, a=A, b=B, **many)
    assert ids(project.build(jobs=jobs)) == [
        "taipei-py",
        "twitter-1",
        "tainan-py",
        *(f"city{number:02}-py" for number in range(12)),
    ]


def test_a_second_build_keeps_what_it_does_not_read(project: Project) -> None:
    project.write(index=INDEX, a=A, b=B)
    first = ids(project.build())
    later = project.folder / "b.md"
    touch(later)
    assert ids(project.build()) == first


def test_an_environment_with_other_data_is_read_anew(project: Project) -> None:
    """What an older version of our code left does not meet the newer one."""
    project.write(index=INDEX, a=A, b=B)
    built = project.build()
    before, path = ids(built), Path(built.app.doctreedir, "environment.pickle")
    for name in (domain.NAME, "pair", "note_pages", "navigation"):
        environment = pickle.loads(path.read_bytes())
        environment.domaindata[name] = {"version": environment.domaindata[name]["version"] - 1}
        path.write_bytes(pickle.dumps(environment))
        project.close()  # else the next Sphinx warns of what this process has registered already
        built = project.build()
        assert (ids(built), built.warnings) == (before, [])


def test_a_record_is_found_as_long_as_its_note_has_it(project: Project) -> None:
    project.write(index=INDEX, a=A, b=B)
    records = domain.records_of(project.build().app.env)
    there = {"entries": {"b": list(records.entries("community"))[1:]}, "views": {}}
    for has_it in (True, False, True):
        if has_it:
            records.merge_domaindata({"b"}, there)
        else:
            records.clear_doc("b")
        found = records.find("community", "tainan-py")
        assert (found.docname if found else None) == ("b" if has_it else None)
    assert records.find("testimonial", "tainan-py") is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_id_used_in_two_notes_is_reported_once(project: Project, jobs: int) -> None:
    others = {f"n{number}": f"---\nsource_lang: en\n---\n# {number}\n" for number in range(8)}
    project.write(
        index=INDEX, a=A, b=B.replace("Tainan.py", "Taipei.py").replace("# B", "# B\n\n    (tainan-py)="), **others
    )
    warnings = [line for line in project.build(jobs=jobs).warnings if "duplicate_id" in line]
    assert warnings == [
        "b.md:8: WARNING: the community 'taipei-py' is already in a.md:6. Each record of a kind has its own id; "
        "give one of them another `:id:`. [pycontw.duplicate_id]"
    ]


def test_what_another_process_has_read_is_merged(project: Project) -> None:
    """Of the notes that it has read, and of no other: it knows the rest as they were before."""
    project.write(index=INDEX, a=A, b=B)
    records = domain.records_of(project.build().app.env)
    _taipei, tainan = list(records.entries("community"))
    before = dict(records.views)
    some, every = views.Selection(ids=frozenset("x")), views.Selection(is_all=True)
    records.clear_doc("b")
    records.merge_domaindata(
        {"b"},
        {"entries": {"a": [tainan], "b": [tainan]}, "views": {"a": {"community": some}, "b": {"community": every}}},
    )
    assert [entry.docname for entry in records.entries("community")] == ["a", "b"]
    assert records.views == {"a": before["a"], "b": {"community": every}}
