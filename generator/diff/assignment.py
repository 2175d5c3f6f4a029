"""Scores of possible pairs in; the best pairing, one to one, out, the same from either side."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]

_FINE = 1000  # scores count to a thousandth
_FAR = 10_000  # more than the sum of what breaks ties in one pair


def assign(scores: Mapping[Pair, float]) -> tuple[Pair, ...]:
    """The pairs whose scores (all above zero) sum up highest, each index once on its side, in order.

    Ties go to the pair that lies nearest, then to the one further up; both read the same from the other
    side, so that the mirrored question has the mirrored answer.
    """
    found: list[Pair] = []
    for group in _components(scores):
        left, right = {i for i, _ in group}, {j for _, j in group}
        weights = {pair: _weight(pair, scores[pair]) for pair in group}
        if min(len(left), len(right)) == 1:
            found.append(max(group, key=weights.__getitem__))
        else:
            found += _optimal(weights)
    return tuple(sorted(found))


def _weight(pair: Pair, score: float) -> int:
    i, j = pair
    near = min((i - j) ** 2, 99) * 100 + min(i + j, 99)
    return max(1, round(score * _FINE)) * _FAR - near


def _components(scores: Mapping[Pair, float]) -> list[list[Pair]]:
    """The pairs that hang together; what does not can be decided apart."""
    by_left: dict[int, list[Pair]] = {}
    by_right: dict[int, list[Pair]] = {}
    for pair in sorted(scores):
        by_left.setdefault(pair[0], []).append(pair)
        by_right.setdefault(pair[1], []).append(pair)
    done: set[Pair] = set()
    groups: list[list[Pair]] = []
    for start in sorted(scores):
        if start in done:
            continue
        group, waiting = [], [start]
        done.add(start)
        while waiting:
            one = waiting.pop()
            group.append(one)
            for other in (*by_left[one[0]], *by_right[one[1]]):
                if other not in done:
                    done.add(other)
                    waiting.append(other)
        groups.append(sorted(group))
    return groups


def _optimal(weights: Mapping[Pair, int]) -> list[Pair]:
    """The assignment problem; two of a side are tried by hand, for importing SciPy is slow."""
    left, right = sorted({i for i, _ in weights}), sorted({j for _, j in weights})
    if len(left) == 2 or len(right) == 2:
        return _of_two(weights)
    from scipy.optimize import linear_sum_assignment

    # a missing pair costs nothing and earns nothing; it is dropped again below
    table = [[float(weights.get((i, j), 0)) for j in right] for i in left]
    rows, columns = linear_sum_assignment(table, maximize=True)
    pairs = [(left[int(row)], right[int(column)]) for row, column in zip(rows, columns, strict=True)]
    return [pair for pair in pairs if pair in weights]


def _of_two(weights: Mapping[Pair, int]) -> list[Pair]:
    single = [(weight, [pair]) for pair, weight in weights.items()]
    double = [
        (weights[one] + weights[other], [one, other])
        for one in weights
        for other in weights
        if one < other and one[0] != other[0] and one[1] != other[1]
    ]
    return max([*single, *double], key=lambda choice: (choice[0], len(choice[1])))[1]
