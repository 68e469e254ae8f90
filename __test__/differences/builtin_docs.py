# Built-in types and functions have no docstrings.
print(bool(int.__doc__), bool(len.__doc__), bool(''.join.__doc__))
