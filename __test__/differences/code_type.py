# types.CodeType makes nothing, and code objects are not copied with changes.
import types


def work():
    pass


try:
    made = types.CodeType(0, 0, 0, 0, 0, 0, b'', (), (), (), 'file', 'name', 'name', 1, b'', b'')
    print(made.co_name)
except TypeError as error:
    print(error)
print(hasattr(work.__code__, 'replace'))
