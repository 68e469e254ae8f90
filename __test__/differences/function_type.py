# types.FunctionType and types.CodeType make nothing.
# heavy
import types


def work():
    return 1


try:
    print(types.FunctionType(work.__code__, {})())
except TypeError as error:
    print(error)
