"""YAML as writers mean it: dates and odd numbers stay as they were typed, ``no`` is a word, nothing is run.

Imported only when there is YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from standfirst.parse.manuscript.plain_values import plain_value

MOST_ALIASES = 20
"""More aliases than this make a bomb, not front matter."""

ReportedResult = Callable[[str, int], None]
"""Is told a key that stands twice, and the line of its second place, from 0."""


class YamlError(Exception):
    """What is wrong with the YAML, in words, and on which line (from 0)."""

    def __init__(self, words: str, line: int, hint: str | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.line = line
        self.hint = hint


class _Loader(yaml.SafeLoader):
    """The safe loader without YAML 1.1's surprises."""

    with_report: ReportedResult | None = None
    aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self.aliases += 1
            if self.aliases > MOST_ALIASES:
                mark = parent.start_mark if parent else None
                raise yaml.constructor.ConstructorError(None, None, f"more than {MOST_ALIASES} aliases", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen and self.with_report:
                    self.with_report(key.value, key.start_mark.line)
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("null", "merge")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$", re.IGNORECASE), list("tTfF")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9]\d{0,17})$"), list("-0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"-?(?:0|[1-9]\d*)\.\d*[1-9]$"), list("-0123456789")
)


def read_yaml(text: str, with_report: ReportedResult | None = None) -> dict[str, object]:
    """The mapping that the text holds; raises ``YamlError`` when it holds none."""
    loader = _Loader(_readable(text))
    loader.with_report = with_report
    try:
        values = plain_value(loader.get_single_data())
    except yaml.MarkedYAMLError as error:
        raise _problem(error) from None
    except yaml.YAMLError as error:
        raise YamlError(f"the YAML of the front matter is broken: {error}".split("\n")[0], 0) from None
    except RecursionError:
        raise YamlError("the front matter is nested too deeply", 0) from None
    except ValueError as error:
        raise YamlError(f"the front matter has a value that is none: {error}", 0) from None
    finally:
        loader.dispose()
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise YamlError("the front matter must be lines of `key: value`", 0)
    return values


def _readable(text: str) -> str:
    """The text without the control characters that YAML forbids."""
    return yaml.reader.Reader.NON_PRINTABLE.sub(" ", text)


def _problem(error: yaml.MarkedYAMLError) -> YamlError:
    problem = str(error.problem or "unreadable")
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    if "mapping values are not allowed" in problem:
        return YamlError(
            "a value with a colon and a space in it needs quotation marks",
            line,
            hint='write it as key: "value: with a colon"',
        )
    if "'\\t'" in problem:
        return YamlError("a tab stands where YAML wants spaces", line, hint="indent with spaces")
    if "end of stream" in problem and "quoted scalar" in str(error.context):
        start = error.context_mark.line if error.context_mark else line
        return YamlError("a quotation mark is never closed", start)
    if "cannot start any token" in problem or "undefined alias" in problem:
        words = f"a value begins with a character that means something else in YAML: {problem}"
        return YamlError(words, line, hint="put the value in quotation marks")
    context = f" {error.context}" if error.context else ""
    return YamlError(f"the YAML of the front matter is broken{context}: {problem}", line)
