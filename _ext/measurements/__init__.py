"""What was measured of the site's builds, shown as tables and charts in a note.

``python3 run.py bench -- --write`` writes the file that ``measured_results`` in ``conf.py`` names; a note says which
part of it is shown where:

.. code-block:: markdown

   :::{measured} goals
   :::
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair.builders import add_html_only_node
from language_pair.site_files import add_static_folder
from measurements import directives, html, nodes


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("language_pair", "records"):
        app.setup_extension(needed)
    app.add_config_value(
        "measured_results",
        "",
        "env",
        (str,),
        description="The file with what `benchmarks.bench` has measured, seen from the notes' folder.",
    )
    app.add_directive("measured", directives.Measured)
    add_html_only_node(app, nodes.line_chart, html.visit_lines)
    add_html_only_node(app, nodes.bar_chart, html.visit_bars)
    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("measurements.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
