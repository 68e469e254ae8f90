# The views of an OrderedDict are of types of their own in CPython.
from collections import OrderedDict

order = OrderedDict(a=1, b=2)
print(order.keys(), order.values(), order.items())
print(type(order.keys()).__name__, type(iter(order)).__name__)
