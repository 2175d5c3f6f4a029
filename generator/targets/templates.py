"""A package's templates in, a Jinja environment with our filters out: one set of words for every output."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import jinja2

from generator.messages import word
from generator.targets import wording
from generator.targets.compiled import Compiled, Templates


@cache
def environment(package: str, escape: bool = True) -> jinja2.Environment:
    """The templates that stand beside the modules of `package`; HTML is escaped unless `escape` is false."""
    shared = files("generator.targets") / "shared"
    loader = jinja2.FileSystemLoader([str(files(package)), str(shared)])
    made = Templates(
        loader=loader,
        bytecode_cache=Compiled([str(files("generator"))]),
        autoescape=escape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters |= wording.FILTERS
    made.globals["kata"] = word
    return made
