import atexit
import os
import subprocess
import sys

import pytest

from reader.ahead import _in_child, _in_thread, ahead
from reader.article import Span
from reader.errors import UnreadableArticleError

WAYS = [ahead, _in_thread] + ([_in_child] if sys.platform == "linux" else [])
each_way = pytest.mark.parametrize("begin", WAYS)


@each_way
def test_the_result_comes_back(begin) -> None:
    result = begin(lambda: (Span(1, 2), "😀" * 100_000))
    assert result() == (Span(1, 2), "😀" * 100_000)


@each_way
def test_the_error_comes_back(begin) -> None:
    def refuse() -> None:
        raise UnreadableArticleError("It is empty.")

    result = begin(refuse)
    with pytest.raises(UnreadableArticleError, match="It is empty"):
        result()


@pytest.mark.skipif(sys.platform != "linux", reason="no child process there")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_work_whose_child_dies_is_done_here() -> None:
    parent = os.getpid()

    def work() -> int:
        if os.getpid() != parent:
            os._exit(9)
        return 7

    assert _in_child(work)() == 7


@pytest.mark.skipif(sys.platform != "linux", reason="no child process there")
def test_what_cannot_be_pickled_is_done_here() -> None:
    assert _in_child(lambda: lambda: 3)()() == 3


@pytest.mark.skipif(sys.platform != "linux", reason="no child process there")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_what_the_work_asked_to_be_done_at_its_end_is_done_and_nothing_of_the_parent_s(tmp_path) -> None:
    parents, own = tmp_path / "parents", tmp_path / "own"
    atexit.register(parents.touch)

    def work() -> int:
        atexit.register(own.touch)
        return 7

    try:
        assert _in_child(work)() == 7
    finally:
        atexit.unregister(parents.touch)
    assert own.exists()
    assert not parents.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="no child process there")
def test_a_child_whose_parent_is_gone_ends() -> None:
    """It keeps the other end of standard error open as long as it lives."""
    program = "import os; from reader.ahead import ahead; ahead(lambda: b'x' * 10_000_000); os._exit(7)"
    done = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, timeout=10, check=False)
    assert done.returncode == 7
