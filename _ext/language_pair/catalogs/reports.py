"""Say in a build what is wrong with a catalog: its faults, and the flags that are not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from language_pair.catalogs.messages import Catalog
from language_pair.faults import Fault, warn

#: A fault, what was found, and where.
CatalogWarning = tuple[Fault, str, str]


def faults_of(catalog: Catalog, path: Path) -> Iterator[CatalogWarning]:
    yield from ((Fault.CATALOG, fault.what, f"{path}:{fault.line}") for fault in catalog.faults)
    yield from ((Fault.FLAG, fault.what, f"{path}:{fault.line}") for fault in catalog.flag_faults)


def report(warnings: Iterable[CatalogWarning]) -> None:
    for fault, found, place in warnings:
        warn(fault, found, location=place)
