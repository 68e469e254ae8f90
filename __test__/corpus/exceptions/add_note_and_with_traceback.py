# add_note collects notes; with_traceback returns the exception.
e = ValueError('base')
e.add_note('note one')
e.add_note('note two')
print(e.__notes__, e, repr(e))
try:
    e.add_note(5)
except TypeError as t:
    print(t)
print(e.with_traceback(None) is e, e.__traceback__)
try:
    raise e
except ValueError as caught:
    caught.add_note('late')
    print(caught.__notes__, caught.__traceback__ is not None)
