# breakpoint() raises RuntimeError.
# no cpython: it would start a debugger
try:
    breakpoint()
except RuntimeError as error:
    print(type(error).__name__, error)
