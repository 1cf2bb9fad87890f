"""What ``import standfirst`` offers, from its signatures and docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import standfirst
from standfirst import library
from standfirst.manual.reference.commands import escaped


def library_reference() -> str:
    """A definition for each function and type, and for each method and property of a publication."""
    return "\n\n".join(_definitions())


def _definitions() -> Iterator[str]:
    offered = {name: getattr(standfirst, name) for name in library.__all__}
    yield "### Functions"
    for name, thing in offered.items():
        if inspect.isfunction(thing):
            yield _definition(f"{name}{_parameters(thing)}", thing)
    yield "### A publication"
    for name, member in vars(standfirst.Publication).items():
        if inspect.isfunction(member) and not name.startswith("_"):
            yield _definition(f"{name}{_parameters(member)}", member)
        elif not name.startswith("_") and member.__doc__:
            yield _definition(name, member)
    yield "### Types"
    for name, thing in offered.items():
        if inspect.isclass(thing) and thing is not standfirst.Publication:
            yield _definition(name, thing)


def _parameters(function: object) -> str:
    """The parameters without types: ``(path, *, cache=None, jobs=0)``."""
    signature = inspect.signature(function)  # type: ignore[arg-type]  # the caller saw a function
    parameters = [
        parameter.replace(annotation=parameter.empty)
        for name, parameter in signature.parameters.items()
        if name != "self"
    ]
    return str(signature.replace(parameters=parameters, return_annotation=signature.empty))


def _definition(term: str, thing: object) -> str:
    paragraphs = (inspect.getdoc(thing) or "").replace("``", "`").split("\n\n")
    meaning = "\n\n    ".join(escaped(" ".join(paragraph.split())) for paragraph in paragraphs)
    return f"`{term}`\n:   {meaning}"
