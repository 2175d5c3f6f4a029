"""A duration as a value: how it is written, whether two ways to say it agree, and which of two is longer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from generator.text.lexicon import load

Satuan = Literal["menit", "jam", "hari", "hari kerja", "minggu", "bulan", "semester", "tahun", "tahun anggaran"]
Batas = Literal["paling-lama", "biasanya"]
SATUAN: tuple[Satuan, ...] = get_args(Satuan)


@dataclass(frozen=True, slots=True)
class Waktu:
    """How long something takes.

    `maximum` is the promise, counted in `satuan`; `minimum` is the lower end of a range and None without one.
    Only a text that says "at least" has a `minimum` and no `maximum`. `batas`: stated as an upper bound,
    or as an estimate; None where the text says neither. `kata`: the number in words beside the digits,
    where it is another one. `ditunggu`: done while the applicant waits (then there may be no number, and
    no `satuan`). `setara`: the same time in another unit, as the text gives it; `bertentangan`: the two
    cannot be the same.
    """

    minimum: int | None
    maximum: int | None
    satuan: Satuan | None
    batas: Batas | None = None
    kata: int | None = None
    ditunggu: bool = False
    setara: tuple[int, Satuan] | None = None
    bertentangan: bool = False


# Units that are exactly so many of a smaller one.
_EXACT: dict[Satuan, tuple[str, int]] = {
    "menit": ("menit", 1),
    "jam": ("menit", 60),
    "hari": ("hari", 1),
    "minggu": ("hari", 7),
    "hari kerja": ("hari kerja", 1),
    "bulan": ("bulan", 1),
    "semester": ("bulan", 6),
    "tahun": ("bulan", 12),
    "tahun anggaran": ("tahun anggaran", 1),
}


def in_smallest(value: int, satuan: Satuan) -> tuple[int, str]:
    """The same time in the smallest unit that `satuan` is an exact multiple of: (2, "jam") -> (120,
    "menit")."""
    family, factor = _EXACT[satuan]
    return value * factor, family


@cache
def _contents() -> dict[tuple[str, str], tuple[int, int]]:
    """For a unit and a smaller one: how many of the second one of the first may be, least and most."""
    pairs: dict[tuple[str, str], tuple[int, int]] = {}
    names = {f"{big} {small}": (big, small) for big in SATUAN for small in SATUAN}
    for name, (least, most) in load("waktu")["isi"].items():
        pairs[names[name]] = (int(least), int(most))
    return pairs


def may_equal(value: int, satuan: Satuan, other: int, other_satuan: Satuan) -> bool | None:
    """Whether two ways to say one time agree: 2 minggu and 14 hari do, 2 minggu and 14 hari kerja do not.

    None where the units cannot be held against each other.
    """
    first, second = in_smallest(value, satuan), in_smallest(other, other_satuan)
    if first[1] == second[1]:
        return first[0] == second[0]
    for (big, big_unit), (small, small_unit) in (
        ((value, satuan), (other, other_satuan)),
        ((other, other_satuan), (value, satuan)),
    ):
        if limits := _contents().get((big_unit, small_unit)):
            return big * limits[0] <= small <= big * limits[1]
        if (big_unit, small_unit) == ("hari", "hari kerja"):
            # One working day is one day; more of them pass over a weekend.
            return big == small == 1 or small < big <= 2 * small + 4
    return None


def format_waktu(waktu: Waktu, *, no_break: bool = False) -> str:
    """The duration in words: "3 hari kerja", "3 sampai 5 menit", "paling cepat 2 jam", "ditunggu".

    The bound is left to the sentence around it ("Paling lama ..."). With `no_break` number and unit stay
    together by U+00A0. Empty where there is neither a number nor `ditunggu`.
    """
    written = load("waktu")["tulis"]
    if waktu.satuan is None or (waktu.minimum is None and waktu.maximum is None):
        return str(written["ditunggu"]) if waktu.ditunggu else ""
    if waktu.maximum is None:
        pattern = written["minimum"]
    elif waktu.minimum is None or waktu.minimum == waktu.maximum:
        pattern = written["satu"]
    else:
        pattern = written["kisaran"]
    if no_break:
        pattern = pattern.replace(" {satuan}", "\u00a0{satuan}")
    satuan = waktu.satuan.replace(" ", "\u00a0") if no_break else waktu.satuan
    return str(pattern.format(minimum=waktu.minimum, maximum=waktu.maximum, satuan=satuan))


_DAY = 24 * 60
_LEAST_DAY = 4 * 60
"""Minutes: "1 hari" at an office may mean the same working day."""


def _spread(value: int, satuan: Satuan) -> tuple[int, int]:
    """Between how many minutes a time may lie, in the widest reading."""
    count, family = in_smallest(value, satuan)
    if family == "menit":
        return count, count
    if count == 0:
        return 0, 0
    least = (count - 1) * _DAY + _LEAST_DAY
    if family == "hari":
        return least, count * _DAY
    if family == "hari kerja":  # weekends, and the longest holidays of the year
        return least, (count + 2 * (count // 5 + 1) + 14) * _DAY
    if family == "bulan":
        return 28 * count * _DAY, 31 * count * _DAY
    return least, 366 * count * _DAY  # a budget year ends with the year, whenever one begins


def _longest(waktu: Waktu) -> tuple[int, Satuan] | None:
    return None if waktu.maximum is None or waktu.satuan is None else (waktu.maximum, waktu.satuan)


def _compare_longest(a: tuple[int, Satuan], b: tuple[int, Satuan]) -> Literal[-1, 0, 1] | None:
    (first, family), (second, other) = in_smallest(*a), in_smallest(*b)
    if family == other:
        return 0 if first == second else -1 if first < second else 1
    # As promises, n days are never longer than n working days.
    if (family, other) == ("hari", "hari kerja") and first <= second:
        return -1
    if (family, other) == ("hari kerja", "hari") and first >= second:
        return 1
    (least, most), (other_least, other_most) = _spread(*a), _spread(*b)
    return -1 if most < other_least else 1 if least > other_most else None


def compare_waktu(a: Waktu, b: Waktu) -> Literal[-1, 0, 1] | None:
    """Whether the applicant waits at most shorter (-1), as long (0) or longer (1) by `a` than by `b`.

    None where that is not certain: an estimate against a promise, no upper bound, words and digits or two
    units that disagree, units that cannot be converted exactly. Only the upper ends are compared.
    """
    if a == b and not a.bertentangan and a.kata is None and (a.maximum is not None or a.ditunggu):
        return 0
    if any(waktu.bertentangan or waktu.kata is not None for waktu in (a, b)):
        return None
    if (a.batas == "biasanya") != (b.batas == "biasanya"):
        return None
    first, second = _longest(a), _longest(b)
    if first and second:
        return _compare_longest(first, second)
    if a.ditunggu and not first and second and _spread(*second)[0] > _DAY:
        return -1
    if b.ditunggu and not second and first and _spread(*first)[0] > _DAY:
        return 1
    return None
