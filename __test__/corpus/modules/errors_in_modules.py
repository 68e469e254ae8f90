# What goes wrong in modules: exceptions in their bodies, syntax errors, circular imports.
try:
    import broken
except ZeroDivisionError as error:
    print('caught', error)
try:
    import broken
except ZeroDivisionError as error:
    print('runs again', error)
try:
    import unparsable
except SyntaxError as error:
    print(error.msg, error.filename, error.lineno, error.offset, error.text)
try:
    import circle_a
except ImportError as error:
    print(error)
import late_a
print(late_a.value())
from . import tools
# ==> broken.py
print('broken begins')
1 / 0
# ==> unparsable.py
x = 1
if x
    pass
# ==> circle_a.py
from circle_b import b
a = 1
# ==> circle_b.py
from circle_a import a
b = 2
# ==> late_a.py
import late_b
def value():
    return late_b.other()
# ==> late_b.py
import late_a
def other():
    return late_a.__name__
