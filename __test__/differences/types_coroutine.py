# types.coroutine gives a function around a generator function, not the function itself.
# heavy
import types


def work():
    yield


print(types.coroutine(work) is work)
