"""A browser that Node drives, asked line by line."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from standfirst.check.validators.node import find_node

PATIENCE = 60
"""Seconds: far more than ending takes."""


class BrowserProcess:
    """One browser, and the script that answers for it. Raises ``NoJudgeError`` where there is none."""

    def __init__(self, script: Path) -> None:
        node = find_node()
        environment = {"STANDFIRST_BROWSER": node.browser, "STANDFIRST_PACKAGES": str(node.packages)}
        self._process = subprocess.Popen(
            [node.node, str(script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **environment},
            text=True,
        )

    def ask(self, question: str, **details: object) -> Any:
        """What the script answers; RuntimeError where it could not."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"ask": question, **details}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"broke": "the browser is gone"}
        if "broke" in answer:
            raise RuntimeError(answer["broke"])
        return answer["answer"]

    def close(self) -> None:
        """Ends the browser."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(PATIENCE)
