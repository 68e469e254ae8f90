"""What a test expects of warnings."""
import unittest


class check_warnings:
    def __init__(self, *filters, **options):
        self.filters = filters
        self.quiet = options.get('quiet', not filters)

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter('always')
        return self

    def __exit__(self, *exc):
        self.catcher.__exit__(*exc)
        if exc[0] is not None or self.quiet:
            return None
        import re
        for pattern, cls in self.filters:
            for caught in self.warnings:
                if issubclass(caught.category, cls) and re.match(pattern, str(caught.message)):
                    break
            else:
                raise AssertionError('no warning ' + cls.__name__ + ' like ' + repr(pattern))
        return None


class check_no_warnings(check_warnings):
    def __init__(self, testcase, message='', category=Warning, force_gc=False):
        self.filters = ()
        self.quiet = True

    def __exit__(self, *exc):
        self.catcher.__exit__(*exc)
        if exc[0] is None and self.warnings:
            raise AssertionError('unexpected warning: ' + str(self.warnings[0].message))


class check_no_resource_warning(check_no_warnings):
    pass


class save_restore_warnings_filters:
    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings()
        self.catcher.__enter__()

    def __exit__(self, *exc):
        self.catcher.__exit__(*exc)


def ignore_warnings(*, category):
    def mark(function):
        def quiet(self, *args, **kwargs):
            import warnings
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return function(self, *args, **kwargs)
        return quiet
    return mark


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    raise unittest.SkipTest('warnings of the compiler')
