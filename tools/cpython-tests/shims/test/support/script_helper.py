"""Other processes, of which there are none."""
import unittest


def _none(*args, **kwargs):
    raise unittest.SkipTest('processes')


assert_python_ok = assert_python_failure = run_python_until_end = spawn_python = make_script = _none
