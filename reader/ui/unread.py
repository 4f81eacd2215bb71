"""PySide6 reads the source of each module that is imported after it, to see whether it may use PySide6's names in `snake_case`.

No module of ours does, and a start imports a hundred of them: 15 ms in 240.
"""

import sys

import PySide6.QtCore  # noqa: F401 - what is changed below is there only once this is imported

LOOKS_AT_SOURCES = "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """Let PySide6 take every module that is imported from now on for one without such names; without effect where it never looks."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, LOOKS_AT_SOURCES):
        setattr(feature, LOOKS_AT_SOURCES, lambda _module: False)
