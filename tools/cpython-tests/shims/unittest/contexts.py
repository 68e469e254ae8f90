"""The context managers that a test case gives out."""
import suite_search
from unittest.report import describe


class _Expects:
    def __init__(self, expected, pattern):
        self.expected = expected
        self.pattern = pattern

    def made(self, args, kwargs):
        """The context, or nothing when there is a call to make in it."""
        if not args:
            kwargs.pop('msg', None)
            return self
        function, *args = args
        with self:
            function(*args, **kwargs)
        return None

    def check(self, text):
        if self.pattern is None:
            return
        if not suite_search.search(self.pattern, text):
            pattern = getattr(self.pattern, 'pattern', self.pattern)
            raise AssertionError(repr(pattern) + ' does not match ' + repr(text))

    def names(self):
        if isinstance(self.expected, tuple):
            return ' or '.join([cls.__name__ for cls in self.expected])
        return self.expected.__name__


class Raises(_Expects):
    exception = None

    def __enter__(self):
        return self

    def __exit__(self, cls, error, tb):
        if cls is None:
            raise AssertionError(self.names() + ' not raised')
        if not issubclass(cls, self.expected):
            return False
        self.exception = error.with_traceback(None)
        self.check(str(error))
        return True


class Warns(_Expects):
    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter('always')
        return self

    def __exit__(self, cls, error, tb):
        self.catcher.__exit__(cls, error, tb)
        if cls is not None:
            return False
        for caught in self.warnings:
            if isinstance(caught.message, self.expected):
                self.warning = caught.message
                self.filename = caught.filename
                self.lineno = caught.lineno
                self.check(str(caught.message))
                return None
        raise AssertionError(self.names() + ' not triggered')


class Logs:
    def __enter__(self):
        import logging
        return logging.records()

    def __exit__(self, *exc):
        return None


class SubTest:
    """A failure in it is noted, and the test goes on."""

    def __init__(self, case, msg, params):
        self.case = case

    def __enter__(self):
        return None

    def __exit__(self, cls, error, tb):
        if cls is None or not issubclass(cls, Exception) or cls.__name__ == 'SkipTest':
            return cls is not None and cls.__name__ == 'SkipTest'
        self.case._failures.append(describe(error))
        return True
