"""The files of standards/ in; the frozen catalogue, with the agency's defaults resolved, and all findings out."""

from generator.catalog.assembling import Afresh, Recall, assemble, crests, judge, load, place
from generator.catalog.parsing import Parsed, Reader, codes, files, parse, regency
from generator.catalog.resolving import resolve, with_ids
from generator.catalog.values import About, Catalog, Konsultasi, everything
from generator.site import FOLDER, kind_of

__all__ = [
    "FOLDER",
    "About",
    "Afresh",
    "Catalog",
    "Konsultasi",
    "Parsed",
    "Reader",
    "Recall",
    "assemble",
    "codes",
    "crests",
    "everything",
    "files",
    "judge",
    "kind_of",
    "load",
    "parse",
    "place",
    "regency",
    "resolve",
    "with_ids",
]
