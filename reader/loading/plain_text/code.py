"""Source code among plain texts: it is shown as it is, line by line, in a fixed pitch."""

from __future__ import annotations

import re
from collections.abc import Sequence

LANGUAGES = {
    ".py": "python",
    ".pyi": "python",
    ".js": "javascript",
    ".mjs": "javascript",
    ".ts": "typescript",
    ".tsx": "tsx",
    ".jsx": "jsx",
    ".java": "java",
    ".kt": "kotlin",
    ".scala": "scala",
    ".c": "c",
    ".h": "c",
    ".cc": "cpp",
    ".cpp": "cpp",
    ".hpp": "cpp",
    ".cs": "csharp",
    ".go": "go",
    ".rs": "rust",
    ".swift": "swift",
    ".rb": "ruby",
    ".pl": "perl",
    ".php": "php",
    ".lua": "lua",
    ".r": "r",
    ".jl": "julia",
    ".hs": "haskell",
    ".sh": "bash",
    ".bash": "bash",
    ".ps1": "powershell",
    ".bat": "batch",
    ".sql": "sql",
    ".css": "css",
    ".xml": "xml",
    ".json": "json",
    ".jsonl": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".toml": "toml",
    ".ini": "ini",
    ".cfg": "ini",
    ".tex": "tex",
    ".diff": "diff",
    ".patch": "diff",
}
"""What a file's suffix says about the language in it, by the names that Pygments has for them."""

WORDS = "def class function fn func public private static const let var import from include define return if for while else elif try except package using namespace struct impl"
CODE_LINE = re.compile(
    r"\s*(?:"
    rf"(?:@|#)?(?:{WORDS.replace(' ', '|')})\b.*[:;(){{}}=\[\]<>\"']"
    r"|.*[;{}]$|[{}()\[\]]+[;,)]*$"
    r"|[\w.\[\]'\"]+\s*(?:[-+*/|&]?=|:=|<-)\s*\S"
    r"|[\w.]+\(.*\)[;,:]?$"
    r"|//|/\*|\*/|#!|</?[A-Za-z!?][^>]*>"
    r")"
)
SIGNS = re.compile(r"[(){}\[\]=<>;_/\\#\"'`]")
LETTERS = re.compile(r"[^\W\d_]")

SAMPLE_LINES = 200


def looks_like_code(lines: Sequence[str]) -> bool:
    """Whether most lines of a text are statements, not sentences."""
    sample = [line for line in lines if line.strip()][:SAMPLE_LINES]
    if len(sample) < 4 or max(map(len, sample)) > 400:
        return False
    if sum(bool(CODE_LINE.match(line)) for line in sample) < 0.5 * len(sample):
        return False
    whole = "".join(sample)
    return len(SIGNS.findall(whole)) >= 0.08 * len(LETTERS.findall(whole))
