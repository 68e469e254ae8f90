# sys.__excepthook__ writes what a traceback shows.
import io
import sys


class Odd(Exception):
    def __str__(self):
        return 'odd ' + str(self.args)


class Broken(Exception):
    def __str__(self):
        raise ValueError


def fail(error):
    try:
        {}['key']
    except KeyError as context:
        context.add_note('a note')
        raise error


for error in (Odd(1, 2), Broken(), NameError('plain')):
    saved, sys.stderr = sys.stderr, io.StringIO()
    try:
        fail(error)
    except Exception:
        sys.__excepthook__(*sys.exc_info())
    text, sys.stderr = sys.stderr.getvalue(), saved
    print(text)
try:
    spam_and_eggs = 1
    del spam_and_eggs
    (lambda: spam_and_egs)()
except NameError as error:
    saved, sys.stderr = sys.stderr, io.StringIO()
    sys.excepthook(type(error), error, error.__traceback__)
    text, sys.stderr = sys.stderr.getvalue(), saved
    print(text)
