"""What the link check needs of Sphinx's own is as it was read."""

from __future__ import annotations

import socket

from docutils import nodes

from tests.project import Project

from link_check import internals


def test_the_application_of_an_environment(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    app = project.build().app
    assert internals.app_of(app.env) is app


def test_a_node_that_was_parsed_from_a_catalog(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n\nText\n")
    project.write_catalog("zh_TW", "index", {"Text": "**文字**"})
    built = project.build(language="zh_TW")
    strong = next(built.doctree().findall(nodes.strong))
    assert not internals.is_translation(next(built.doctree().findall(nodes.title)))
    strong.source = f"index.md{':<translated>'}"
    assert internals.is_translation(strong)


def test_the_collector_hands_on_what_sphinx_finds(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n<https://e.org/a>\n")
    found = []

    class Collector(internals.Collector):
        builders = ("dummy",)  # type: ignore[assignment]

        def add(self, uri: str, node: nodes.Element) -> None:
            found.append((uri, type(node)))

    app = project.build().app
    Collector(app.env.get_doctree("index")).apply()
    assert found == [("https://e.org/a", nodes.reference)]


def test_a_worker_tells_of_each_request_and_is_asked_about_the_answer(project: Project) -> None:
    told = []

    class Worker(internals.Worker):
        def before_request(self) -> None:
            told.append("request")

        def judge(self, status: internals.Status, message: str) -> tuple[internals.Status, str, int]:
            told.append(status.value)
            return status, message, 299

    class Checker(internals.Checker):
        worker = Worker

    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    config = project.build().app.config
    with socket.socket() as taken:  # bound, and never listening: a connection is refused at once
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/a"
        [answer] = Checker(config).check({address: internals.Hyperlink(address, "index", "index.md", 1)})
    assert (answer.uri, answer.status, answer.code) == (address, internals.Status.BROKEN, 299)
    assert told == ["request", "request", "broken"]  # HEAD, then GET
