"""Two versions of one standard in, what changed for the applicant out. No git, no colours, no sentences."""

from __future__ import annotations

from generator.diff.change import Change, Edit, mirrored
from generator.diff.declared import diff_declared, pair_declared
from generator.diff.fees import diff_fee
from generator.diff.forms import renamed
from generator.diff.highlight import Piece, highlight
from generator.diff.items import translation
from generator.diff.kinds import DAMPAK, MIRROR, Dampak
from generator.diff.oddities import Reused, reused_ids
from generator.diff.pairing import asked, pair_requirements, translated_requirements
from generator.diff.patch import apply, normal_form
from generator.diff.requirements import Editions, diff_requirements
from generator.diff.rest import diff_product, diff_rest
from generator.diff.steps import all_steps, diff_procedure, pair_steps
from generator.diff.times import diff_time
from generator.model import Standar

__all__ = [
    "DAMPAK",
    "MIRROR",
    "Change",
    "Dampak",
    "Edit",
    "Piece",
    "Reused",
    "apply",
    "diff",
    "highlight",
    "mirrored",
    "normal_form",
    "reused_ids",
]


def diff(before: Standar, after: Standar) -> tuple[Change, ...]:
    """All changes from `before` to `after`, in the order of the components and of the documents.

    Both are standards after defaults, so that a value that moves from the agency's defaults into the file is
    no change. What differs only in form (spelling, money format, key order) is none either.
    """
    if before == after:
        return ()
    declared = pair_declared(before, after)
    match = pair_requirements(before, after)
    steps = pair_steps(before, after)
    names = {name: translation(getattr(before, name), getattr(after, name), found) for name, found in declared.items()}
    names["persyaratan"] = translated_requirements(before, after, match)
    old_steps, new_steps = ([one.langkah for one in all_steps(standar)] for standar in (before, after))
    names["langkah"] = translation(tuple(old_steps), tuple(new_steps), steps)
    new: Standar = renamed(after, names) if any(names.values()) else after
    both = Editions(before, new, [one.id or "" for one in asked(after)], _reworded(before, after))
    stages = tuple((link.i, link.j) for link in declared["tahap"].links)
    return (
        *diff_requirements(both, match),
        *diff_declared(before, new, after, declared["tahap"]),
        *diff_procedure(before, new, steps, reworded=both.reworded),
        *diff_time(before, new, after, stages),
        *diff_fee(before, new),
        *diff_product(before, new),
        *diff_rest(before, new),
    )


def _reworded(before: Standar, after: Standar) -> bool:
    """Whether the later of two editions states that only words changed; of equal ones, either of them."""
    if before.edisi == after.edisi:
        return before.redaksional is not None or after.redaksional is not None
    later = after if after.edisi > before.edisi else before
    return later.redaksional is not None
