"""Jinja's templates in, their code out: made so that it hangs on the template alone, and kept beside our modules."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from keyword import iskeyword
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket, bc_magic
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from generator.jobs import digest
from generator.jobs.beside import keep, kept
from generator.jobs.cache import version

HERE = Path(__file__).parent
OURS = "jinja2.ext."
"""Whose extensions we know: with others a template may mean anything."""
OPTIONS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "optimized",
    "is_async",
)
"""What an environment is told that changes the code made from a template."""


def written(value: object) -> str:
    """A value as HTML says it; the same as `escape`, for a page that is a text and not markup again."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return str(escape(value))
        return value
    return value if isinstance(value, Markup) else str(escape(value))


class Code(CodeGenerator):
    """No filter is asked while a template becomes code: what it would answer then may be another answer later."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.optimizer = None

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class PageCode(Code):
    """Of our own templates: what they put on the page is escaped to text, and they ask and call as Python does.

    An object without the attribute that a template names is an error at once; what is called never gets the context.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """The attribute by itself; of a dict, Jinja says whether a key is meant."""
        self.write(f"(environment.getattr(of, {node.attr!r}) if (of := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is dict else of.{node.attr})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """The call by itself, where its arguments are written one by one."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for one in (*node.args, *node.kwargs):
            self.visit(one, frame)
            self.write(", ")
        self.write(")")


class Templates(jinja2.Environment):
    """Jinja's environment with our code for pages; `written` is what that code calls."""

    code_generator_class = PageCode
    written = staticmethod(written)


class Compiled(jinja2.BytecodeCache):
    """The code of the templates in some folders of packages, kept as Python keeps that of modules.

    A project's own templates are not kept: there is no end of projects. What is not understood is made anew.
    """

    def __init__(self, folders: Iterable[str | Path]) -> None:
        self.folders = tuple(f"{os.path.abspath(folder)}{os.sep}" for folder in folders)  # noqa: PTH100

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Both, so that `_place` can tell them apart."""
        return f"{name}\0{filename or ''}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja calls this for a template that it has read."""
        place = self._place(bucket)
        content = kept(HERE, place) if place else None
        if content is None:
            return
        seal, _, body = content.partition(b"\n")
        if seal == _seal(bucket, body):
            code = marshal.loads(body)  # noqa: S302 (beside Python's own compiled modules, and trusted like them)
            bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja calls this for a template that it has compiled."""
        place = self._place(bucket)
        if place and bucket.code is not None:
            body = marshal.dumps(bucket.code)
            keep(HERE, place, _seal(bucket, body) + b"\n" + body)

    def _place(self, bucket: Bucket) -> str:
        """By what name the code is kept, one for each file and kind of environment; empty: it is not."""
        environment = bucket.environment
        name, _, file = bucket.key.partition("\0")
        ours = all(one.startswith(OURS) for one in environment.extensions)
        if not file.startswith(self.folders) or environment.finalize or not ours:
            return ""
        if environment.code_generator_class not in (Code, PageCode):
            return ""
        escaped = nodes.EvalContext(environment, name).autoescape
        options = *(getattr(environment, one) for one in OPTIONS), *sorted(environment.extensions)
        spoken = getattr(environment, "newstyle_gettext", False), environment.policies["ext.i18n.trimmed"]
        asked = environment.code_generator_class.__name__, environment.sandboxed, escaped, options, spoken
        return f"{Path(file).name}-{digest(name, file, repr(asked))[:20]}"


def keep_code(environment: jinja2.Environment, folders: Iterable[str | Path]) -> None:
    """The environment, somebody else's, takes the code of the templates in `folders` from where it is kept."""
    environment.code_generator_class = Code
    environment.bytecode_cache = Compiled(folders)


def _seal(bucket: Bucket, body: bytes) -> bytes:
    """What the code was made from and with, and that it is whole."""
    environment = bucket.environment
    called = [
        sorted((name, str(getattr(one, "jinja_pass_arg", ""))) for name, one in named.items())
        for named in (environment.filters, environment.tests)
    ]
    return digest(bucket.checksum, _made_with(), repr(called), sha256(body).digest()).encode()


@cache
def _made_with() -> str:
    """Jinja, Python's code, and this module."""
    return digest(version("jinja2"), bc_magic, Path(__file__).read_bytes())
