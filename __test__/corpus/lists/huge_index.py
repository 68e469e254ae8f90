# An index too large for the machine: the error names the type of what was given.
class Far:
    def __index__(self):
        return 10**30


def attempt(action):
    try:
        print(action())
    except (IndexError, OverflowError) as error:
        print(type(error).__name__, error)


def store(items, index):
    items[index] = 1


def remove(items, index):
    del items[index]


for items in ([1], (1,), 'a', b'a', bytearray(b'a'), range(3)):
    attempt(lambda: items[Far()])
    attempt(lambda: items[10**30])
for items in ([1], bytearray(b'a')):
    attempt(lambda: store(items, Far()))
    attempt(lambda: remove(items, Far()))
    attempt(lambda: items * Far())
    attempt(lambda: Far() * items)
