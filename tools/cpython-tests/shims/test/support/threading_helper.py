"""Threads, of which there are none."""
import unittest


def requires_working_threading(*, module=False):
    if module:
        raise unittest.SkipTest('threads')
    return unittest.skip('threads')


def reap_threads(function):
    return unittest.skip('threads')(function)


def join_thread(thread, timeout=None):
    raise unittest.SkipTest('threads')
