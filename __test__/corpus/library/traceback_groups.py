# Groups of exceptions as the module traceback shows them.
import sys
import traceback


def leaf(kind, text):
    try:
        raise kind(text)
    except kind as error:
        return error


group = ExceptionGroup('all', [
    leaf(ValueError, 'first'),
    ExceptionGroup('inner', [leaf(KeyError, 'k'), TypeError('never raised')]),
])
try:
    raise group
except* KeyError as caught:
    traceback.print_exception(caught, file=sys.stdout)
except* (ValueError, TypeError) as caught:
    print(traceback.format_exc())
    print(''.join(traceback.format_exception_only(caught, show_group=True)))
many = ExceptionGroup('many', [ValueError(n) for n in range(17)])
print(''.join(traceback.format_exception(many)))
deep = ValueError('bottom')
for level in range(12):
    deep = ExceptionGroup(f'level {level}', [deep])
print(''.join(traceback.format_exception(deep)))
