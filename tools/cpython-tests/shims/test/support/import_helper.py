"""Imports that a test can do without."""
import sys
import unittest

import suite_absent


def import_module(name, deprecated=False, *, required_on=()):
    try:
        __import__(name)
    except ImportError:
        raise unittest.SkipTest('no module ' + name)
    module = sys.modules[name]
    if isinstance(module, suite_absent._Module):
        raise suite_absent.Absent(name)
    return module


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    return None if blocked == () and '_' in name[:1] else import_module(name)


class CleanImport:
    def __init__(self, *names):
        raise unittest.SkipTest('a second import of a module')
