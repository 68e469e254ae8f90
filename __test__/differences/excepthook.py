# sys.excepthook is not asked when an exception ends the program.
# no cpython: the harness shows exceptions itself
import sys


def hook(kind, error, traceback):
    print('mine:', error)


sys.excepthook = hook
raise ValueError('lost')
