# Of the texts of an exception that nothing caught and of its notes 16 MiB are shown; of a line of source 4 KiB.
import io
import sys

error = ValueError('x' * 1_000_000)
error.__notes__ = ['y' * 1_000_000] * 20
errors, sys.stderr = sys.stderr, io.StringIO()
sys.__excepthook__(ValueError, error, None)
shown, sys.stderr = sys.stderr.getvalue(), errors
print(shown.count('x'), shown.count('y'))
