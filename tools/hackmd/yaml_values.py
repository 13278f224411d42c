"""YAML that anybody may have written: its values, or one error."""

from __future__ import annotations

from typing import Any

import yaml  # type: ignore[import-untyped] # its stubs are not among what we install

#: What PyYAML raises beside its own errors: where a value is not what its tag says, is no date, or is too deep.
_MORE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class ValuesError(Exception):
    """The text is no YAML, or holds what no page can."""


class NoteLoader(yaml.SafeLoader):  # type: ignore[misc] # it has no types
    """Without references from one value to another: no note has any, and a few lines of them are gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("a reference")
        return super().compose_node(parent, index)

    def construct_scalar(self, node: Any) -> Any:
        value = super().construct_scalar(node)
        str(value).encode()  # half of a surrogate pair, which `"\ud800"` is, is in no file
        return value


def _number(loader: NoteLoader, node: Any) -> int:
    number: int = loader.construct_yaml_int(node)
    str(number)  # one with thousands of hexadecimal digits cannot be written
    return number


NoteLoader.add_constructor("tag:yaml.org,2002:int", _number)


def values(text: str, loader: Any = NoteLoader) -> Any:
    """What *text* says, as *loader* has it; ValuesError alone is raised."""
    try:
        return yaml.load(text, Loader=loader)
    except (yaml.YAMLError, *_MORE) as error:
        raise ValuesError(str(error)) from error
