"""What the frame for records needs of Sphinx and markdown-it is as it was read."""

from __future__ import annotations

from sphinx.domains import ObjType

from tests.project import Project

from records import internals
from records.domain import NAME


def test_a_type_of_object_that_is_added_is_the_domain_s(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    app = project.build().app
    internals.add_object_type(app, NAME, "sponsor", ObjType("Sponsor", "sponsor"))
    [domain] = [each for each in app.registry.create_domains(app.env) if each.name == NAME]
    assert domain.object_types["sponsor"].lname == "Sponsor"
    assert domain.objtypes_for_role("sponsor") == ["sponsor"]


def test_a_row_of_a_table_is_cut_as_the_parser_cuts_it() -> None:
    assert internals.split_row("| a \\| b | `c` |") == ["", " a | b ", " `c` ", ""]
