"""A service in; whether, and how far, its components are stated out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings import Path
from generator.model import KOMPONEN, Ketiadaan, Komponen, Layanan, Persyaratan


def missing(value: object) -> bool:
    """Whether a component is not there, or was published empty; not known and not applicable are another matter."""
    return value is None or (isinstance(value, Ketiadaan) and value.jenis == "kosong")


def half_read(layanan: Layanan, komponen: Komponen) -> bool:
    """Whether the source of a component was read only in part: what is not there may stand in the rest.

    A file read in part that says which parts, or marks components as not known, has the others whole.
    """
    standar = layanan.standar
    if not standar.sumber:
        return False
    parts = [one.bagian for one in standar.sumber if one.lengkap is False]
    if any(part is not None and part.split(".")[0] == komponen for part in parts):
        return True
    values = [getattr(standar, name) for name in KOMPONEN]
    known_gaps = any(isinstance(value, Ketiadaan) and value.jenis == "tidak_diketahui" for value in values)
    return None in parts and not known_gaps and parts == [None] * len(parts)


def listed(layanan: Layanan) -> Sequence[tuple[Path, Persyaratan]]:
    """The requirements with their places."""
    value = layanan.standar.persyaratan
    return [(("persyaratan", n), syarat) for n, syarat in enumerate(value)] if isinstance(value, tuple) else ()
