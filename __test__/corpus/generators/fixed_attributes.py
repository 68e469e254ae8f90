# What tells of the state of a generator, a coroutine or an asynchronous generator cannot be set.

def count():
    yield 1


async def work():
    pass


async def stream():
    yield 1


def attempt(thing, prefix):
    for name in 'running', 'code', 'frame', 'suspended', 'yieldfrom', 'await', 'origin', 'other':
        try:
            setattr(thing, prefix + name, 1)
        except AttributeError as error:
            print(error)
    try:
        delattr(thing, prefix + 'running')
    except AttributeError as error:
        print(error)


attempt(count(), 'gi_')
coroutine = work()
attempt(coroutine, 'cr_')
coroutine.close()
attempt(stream(), 'ag_')
