"""The labelled pairs of editions in; how often the matcher finds a requirement's counterpart without ids, out.

    python tests/bench/pairs.py [--wrong | --folds | --final]

Without an option only the tuning half is measured: who tunes does not see the other. `--wrong` lists its mistakes,
`--folds` measures five parts of it apart. `--final` measures both halves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402

from generator.catalog import with_ids  # noqa: E402
from generator.diff.pairing import pair_requirements  # noqa: E402
from generator.model import Persyaratan, Standar  # noqa: E402

PAIRS = ROOT / "tests" / "pairs"
HALVES = ("latih", "uji")
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Score:
    """Counted over requirements of the old lists: pairs found and right, found in all, and labelled."""

    benar: int
    ditemukan: int
    berlabel: int
    berkas: int
    pecah_gabung: int = 0
    pecah_gabung_benar: int = 0
    dalam: int = 0
    """Of the pairs found, those of a whole with one of its labelled parts: wrong, but nearly right."""

    @property
    def precision(self) -> float:
        """Of the pairs found, the right ones."""
        return self.benar / self.ditemukan if self.ditemukan else 0.0

    @property
    def recall(self) -> float:
        """Of the labelled pairs, the found ones."""
        return self.benar / self.berlabel if self.berlabel else 0.0

    @property
    def lenient(self) -> float:
        """Precision where a link inside a labelled split or merge counts as right."""
        return (self.benar + self.dalam) / self.ditemukan if self.ditemukan else 0.0


def cases(half: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of one half, by name."""
    for path in sorted((PAIRS / half).glob("*.yaml")):
        yield path.stem, yaml.safe_load(path.read_text("utf-8"))


def edition(texts: list[str]) -> Standar:
    """A standard that asks these things, its ids made from the texts."""
    items = with_ids(tuple(Persyaratan(uraian=text) for text in texts))
    return Standar(nama="Uji", jenis=("administratif",), status="berlaku", edisi=1, persyaratan=items)


Found = tuple[set[tuple[int, int]], set[tuple[frozenset[int], frozenset[int]]]]


def found(case: dict[str, Any]) -> Found:
    """What the matcher says: pairs, and splits and merges as sets of places."""
    said = pair_requirements(edition(case["semula"]), edition(case["menjadi"]))
    several = {(frozenset(one.i), frozenset(one.j)) for one in said.several}
    return {(link.i, link.j) for link in said.links}, several


def labelled(case: dict[str, Any]) -> Found:
    """What the labels say."""
    several = {(frozenset([i]), frozenset(js)) for i, js in case.get("pecah") or ()}
    several |= {(frozenset(i_s), frozenset([j])) for i_s, j in case.get("gabung") or ()}
    return {(i, j) for i, j in case["pasangan"]}, several


def measure(half: str, fold: slice = slice(None)) -> Score:
    """The totals of one half, or of some of its files."""
    right = all_found = wanted = files = several = several_right = within = 0
    for _, case in list(cases(half))[fold]:
        (pairs, groups), (true, true_groups) = found(case), labelled(case)
        right += len(pairs & true)
        all_found += len(pairs)
        wanted += len(true)
        several += len(true_groups)
        several_right += len(groups & true_groups)
        within += len(pairs & {(i, j) for left, right_ in true_groups for i in left for j in right_})
        files += 1
    return Score(right, all_found, wanted, files, several, several_right, within)


def wrong() -> Iterator[str]:
    """The mistakes of the tuning half, for who tunes."""
    for name, case in cases("latih"):
        (pairs, groups), (true, true_groups) = found(case), labelled(case)
        old, new = case["semula"], case["menjadi"]
        yield from (f"{name}  SALAH   {old[i]}  ||  {new[j]}" for i, j in sorted(pairs - true))
        yield from (f"{name}  LUPUT   {old[i]}  ||  {new[j]}" for i, j in sorted(true - pairs))
        for mark, some in (("SALAH*", groups - true_groups), ("LUPUT*", true_groups - groups)):
            for left, right in sorted((sorted(a), sorted(b)) for a, b in some):
                yield f"{name}  {mark}  {[old[i] for i in left]}  ||  {[new[j] for j in right]}"


def report(halves: tuple[str, ...] = HALVES) -> dict[str, dict[str, float]]:
    """Prints these halves; gives back their figures."""
    figures: dict[str, dict[str, float]] = {}
    for half in halves:
        score = measure(half)
        figures[half] = {"pairs": score.berlabel, "precision": score.precision, "recall": score.recall}
        print(
            f"{half}: {score.berkas} files, {score.berlabel} pairs labelled, {score.ditemukan} found, "
            f"{score.benar} right; precision {score.precision:.3f} (links inside splits counted as right: "
            f"{score.lenient:.3f}), recall {score.recall:.3f}; "
            f"splits and merges {score.pecah_gabung_benar} of {score.pecah_gabung}"
        )
    return figures


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--final", action="store_true")
    chosen = parser.parse_args()
    if chosen.wrong:
        print("\n".join(wrong()))
    if chosen.folds:
        for at in range(FOLDS):
            score = measure("latih", slice(at, None, FOLDS))
            print(f"fold {at + 1}: precision {score.precision:.3f}, recall {score.recall:.3f}")
    report(HALVES if chosen.final else HALVES[:1])


if __name__ == "__main__":
    main()
