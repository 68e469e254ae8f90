"""Files, of which there are none."""
import unittest

TESTFN = '@test'
TESTFN_UNDECODABLE = TESTFN_NONASCII = TESTFN_UNENCODABLE = None


def unlink(name):
    raise unittest.SkipTest('files')


class temp_cwd:
    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        raise unittest.SkipTest('files')

    def __exit__(self, *exc):
        return None


temp_dir = EnvironmentVarGuard = temp_cwd


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return '<FakePath ' + repr(self.path) + '>'

    def __fspath__(self):
        if isinstance(self.path, BaseException):
            raise self.path
        return self.path
