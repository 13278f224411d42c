"""What is of notes that are gone is gone from the output; nothing else is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sphinx.builders.html._assets import _file_checksum_inner

from tests.project import CONF, Built, Project, touch

from sound_build.stale_outputs import delete

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"
INDEX = f"{HEAD}# Home\n\n```{{toctree}}\n:glob:\n\n*\n```\n"
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'/>"
COMMUNITY = ":::{community} Taipei.py\n:city: Taipei\n\ntext\n:::\n"
FAILING = """
def fail(app, error):
    raise ValueError

def setup(app):
    app.connect("build-finished", fail, priority=1)
"""
NOTE = f"{HEAD}# Note\n\nunfindable ![](secret.svg) {{download}}`secret.txt`\n\n{COMMUNITY}"


def write(project: Project) -> None:
    project.write(index=INDEX, note=NOTE, other=f"{HEAD}# Other\n\ntext\n")
    extra = "html_extra_path = ['extra']\nhtml_static_path = ['static']\n"
    (project.folder / "conf.py").write_text(CONF + extra, encoding="utf-8")
    for name, text in {
        "secret.svg": PICTURE,
        "secret.txt": "s",
        "extra/CNAME": "e.org",
        "static/old.css": "a {}",
    }.items():
        path = project.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def build(project: Project, builder: str, **settings: object) -> Built:
    built = project.build(builder, whole=True, html_theme="basic", suppress_warnings=["epub"], **settings)
    project.close()
    return built


def files(built: Built) -> dict[str, bytes]:
    folder = Path(built.app.outdir)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names_the_note(found: dict[str, bytes]) -> list[str]:
    """The files that are of the note, or speak of it."""
    words = (b"unfindable", b"Taipei.py", b"secret")
    return [
        name
        for name, content in found.items()
        if "note" in name.split("/")[-1].split(".")[0].split("_")
        or "secret" in name
        or any(word in content for word in words)
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "text", "latex", "gettext"])
def test_a_deleted_note_leaves_nothing(project: Project, builder: str) -> None:
    write(project)
    assert names_the_note(files(build(project, builder))) != []
    (project.folder / "note.md").unlink()
    built = build(project, builder)
    assert [line for line in built.warnings if ".md" in line] == []
    assert names_the_note(files(built)) == []
    if builder in ("html", "dirhtml"):
        assert not Path(built.app.outdir, "note").exists() and Path(built.app.outdir, "CNAME").is_file()


def test_a_note_of_the_other_language_alone_leaves_nothing(project: Project) -> None:
    write(project)
    build(project, "html")
    assert names_the_note(files(build(project, "html", pair_only={"zh_TW": ["note"]}))) == []


def test_what_is_renamed_or_taken_out_of_the_project_is_gone_and_what_others_put_there_stays(project: Project) -> None:
    write(project)
    outdir = Path(build(project, "html").app.outdir)
    (outdir / ".nojekyll").touch()
    (outdir / "_static" / "theirs.css").touch()
    (project.folder / "note.md").rename(project.folder / "new.md")
    (project.folder / "static/old.css").unlink()
    (project.folder / "extra/CNAME").unlink()
    found = files(build(project, "html"))
    assert {"note.html", "_sources/note.md.txt", "_static/old.css", "CNAME"}.isdisjoint(found)
    assert {"new.html", "_images/secret.svg", ".nojekyll", "_static/theirs.css"} <= found.keys()


def test_a_page_that_is_of_no_note_goes_with_the_setting_that_gave_it(project: Project) -> None:
    write(project)
    own = {"genindex.html", "more/page.html"}
    assert own <= files(build(project, "html", html_additional_pages={"more/page": "page.html"})).keys()
    found = files(build(project, "html", html_use_index=False))
    assert own.isdisjoint(found)
    assert {"index.html", "search.html", "404.html"} <= found.keys()
    found = files(build(project, "html", html_file_suffix=".htm"))
    assert [name for name in found if name.endswith(".html")] == []
    assert {"index.htm", "search.htm", "genindex.htm"} <= found.keys()


@pytest.mark.parametrize(("builder", "note_page"), [("html", "note.html"), ("dirhtml", "note/index.html")])
def test_a_page_of_no_note_is_written_when_it_is_another(project: Project, builder: str, note_page: str) -> None:
    def states() -> dict[str, int]:
        folder = Path(build(project, builder, html_additional_pages={"more": "page.html"}).app.outdir)
        names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}
        return {name: path.stat().st_mtime_ns for name, path in names.items()}

    write(project)
    first = states()
    assert {"more.html", "search.html", "404.html"} <= {name.replace("/index", "") for name in first}
    note = project.folder / "note.md"
    note.write_text(f"{NOTE}\nMore.\n", encoding="utf-8")
    touch(note)
    again = states()
    assert {name for name, state in again.items() if state != first[name]} == {note_page}


def test_a_build_that_fails_at_a_fault_or_ends_in_an_error_forgets_no_name(project: Project) -> None:
    write(project)
    outdir = Path(build(project, "html").app.outdir)
    (project.folder / "ends_in_error.py").write_text(FAILING, encoding="utf-8")
    whole = (project.folder / "conf.py").read_text(encoding="utf-8")
    failing = f"sys.path.insert(0, {str(project.folder)!r})\nextensions.append('ends_in_error')\n"
    (project.folder / "conf.py").write_text(whole + failing, encoding="utf-8")
    (project.folder / "third.md").write_text(f"{HEAD}# Third\n", encoding="utf-8")
    with pytest.raises(Exception, match="threw an exception"):
        build(project, "html")
    assert (outdir / "third.html").is_file()
    project.close()
    (project.folder / "conf.py").write_text(whole, encoding="utf-8")
    (project.folder / "third.md").unlink()
    assert "third.html" not in files(build(project, "html"))


def test_pictures_of_one_name_are_numbered_as_in_a_clean_build(project: Project) -> None:
    project.write(index=INDEX.replace("*", "*/*"), **{f"{name}__x": f"{HEAD}# X\n\n![](p.svg)\n" for name in "abc"})
    for name in "abc":
        (project.folder / name / "p.svg").write_text(f"{PICTURE}<!--{name}-->", encoding="utf-8")
    assert {"_images/p.svg", "_images/p1.svg", "_images/p2.svg"} <= files(build(project, "html")).keys()
    (project.folder / "a/x.md").unlink()
    found = files(build(project, "html"))
    assert [found[f"_images/{name}.svg"][-4:-3] for name in ("p", "p1")] == [b"b", b"c"]
    assert "_images/p2.svg" not in found
    for note, name in (("b", "p"), ("c", "p1")):
        assert f'src="../_images/{name}.svg"' in found[f"{note}/x.html"].decode()


def test_nothing_is_deleted_through_a_link_or_outside(tmp_path: Path) -> None:
    folder, outside = tmp_path / "html", tmp_path / "outside"
    for path in (folder / "a" / "b.html", outside / "c.html", tmp_path / "d.html"):
        path.parent.mkdir(exist_ok=True, parents=True)
        path.touch()
    (folder / "link").symlink_to(outside)
    for name in ("link/c.html", "../d.html", str(tmp_path / "d.html"), "a/../../d.html", "a", "nowhere/x"):
        delete(folder, name)
    assert (outside / "c.html").exists() and (tmp_path / "d.html").exists() and (folder / "a").is_dir()
    delete(folder, "a/b.html")
    assert not (folder / "a").exists() and folder.is_dir()


def test_a_second_build_says_what_the_first_one_said(project: Project) -> None:
    """Of reading, of resolving, of all notes together."""
    project.write(
        index=f"{HEAD}# Home\n\n```{{toctree}}\nnowhere\nother\n```\n",
        other=f"{HEAD}# Other\n\n[x](nothing.md)\n\n{COMMUNITY}",
        orphan=f"{HEAD}# Orphan\n\n{COMMUNITY}",
    )
    first = build(project, "html")
    assert len(first.warnings) == 4
    for _time in range(2):
        assert build(project, "html").warnings == first.warnings
    project.write(other=f"{HEAD}# Other\n\ntext\n")
    touch(project.folder / "other.md")
    assert len(build(project, "html").warnings) == 2


def test_a_note_that_lists_or_links_one_that_came_or_went_is_read_again(project: Project) -> None:
    project.write(
        index=f"{HEAD}# Home\n\n```{{toctree}}\nother\n```\n\n[x](other.md)\n", other=f"{HEAD}# Other\n\ntext\n"
    )
    assert build(project, "html").warnings == []
    (project.folder / "other.md").unlink()
    assert len(build(project, "html").warnings) == 2
    project.write(other=f"{HEAD}# Other\n\ntext\n")
    os.utime(project.folder / "other.md", (0, 0))
    assert build(project, "html").warnings == []


def test_a_note_that_is_replaced_by_an_older_file_is_read_again(project: Project) -> None:
    project.write(index=INDEX, other=f"{HEAD}# Other\n\ntext\n")
    build(project, "html")
    project.write(other=f"{HEAD}# Other\n\nolder text\n")
    os.utime(project.folder / "other.md", (0, 0))
    assert "older text" in build(project, "html").output("other.html")


def test_every_page_names_a_changed_stylesheet_by_its_new_checksum(project: Project) -> None:
    write(project)
    build(project, "html", html_css_files=["old.css"])
    before = build(project, "html", html_css_files=["old.css"]).output("other.html")
    _file_checksum_inner.cache_clear()  # as in another process
    (project.folder / "static/old.css").write_text("a { color: red }", encoding="utf-8")
    os.utime(project.folder / "static/old.css", (0, 0))
    built = build(project, "html", html_css_files=["old.css"])
    lines = [line for line in before.splitlines() if "old.css?v=" in line]
    assert len(lines) == 1
    assert all(lines[0] not in built.output(f"{name}.html") for name in ("index", "note", "other"))
