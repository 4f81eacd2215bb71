"""The ground that the other tests stand on holds."""

import os
import socket

import pytest

from reader import paths


def test_every_folder_of_the_person_is_the_tests_own(own_folders):
    for folder in (paths.library_folder(), paths.data_folder(), paths.state_folder(), paths.config_folder()):
        assert folder.is_relative_to(own_folders)


def test_no_test_reaches_the_network():
    with pytest.raises(AssertionError, match="may not use the network"):
        socket.create_connection(("192.0.2.1", 9), timeout=1)
    with pytest.raises(AssertionError, match="may not use the network"):
        socket.getaddrinfo("example.org", 80)


def test_a_server_of_the_tests_own_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_windows_are_drawn_in_memory(request):
    if not request.config.getoption("--onscreen"):
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
