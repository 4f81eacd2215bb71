"""Where things lie: the resources that ship with the program and the folders that belong to the person."""

import os
from functools import cache
from pathlib import Path

APPLICATION = "close-reader"


@cache
def resources() -> Path:
    """The folder of shipped resources: inside the installed package, else beside it in a checkout."""
    packaged = Path(__file__).parent / "resources"
    return packaged if packaged.is_dir() else packaged.parent.parent / "resources"


def library_folder() -> Path:
    """The default library, in the platform's data folder; `CLOSE_READER_LIBRARY` names another."""
    chosen = os.environ.get("CLOSE_READER_LIBRARY")
    return Path(chosen) if chosen else data_folder() / "Library"


def data_folder() -> Path:
    """This machine's own data: backups, history, quarantine."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def state_folder() -> Path:
    """This machine's state: the device's id, locks, the window's last shape. Never in a synced folder."""
    import platformdirs

    return Path(platformdirs.user_state_dir(APPLICATION, appauthor=False))


def config_folder() -> Path:
    """Where the settings file lies."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False))
