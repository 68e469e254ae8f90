# Of an exception that ends a program at most 2,000 exceptions of groups are shown.
# heavy
import io
import sys

groups = [ExceptionGroup('part', [ValueError(n) for n in range(15)]) for _ in range(15)]
groups = [ExceptionGroup('more', groups) for _ in range(15)]
group = ExceptionGroup('all', groups)
errors, sys.stderr = sys.stderr, io.StringIO()
sys.__excepthook__(ExceptionGroup, group, None)
shown, sys.stderr = sys.stderr.getvalue(), errors
print(shown.count('ValueError'))
