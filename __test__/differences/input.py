# input() asks the host's function of that name, and raises EOFError when there is none.
# no cpython: it reads what stands behind its own input
try:
    print(input('name? '))
except EOFError as error:
    print(type(error).__name__, error)
