# asyncio.run, Runner, loops by hand; what must not be nested; cleaning up at the end.
import asyncio
async def value(x):
    await asyncio.sleep(0)
    return x
print(asyncio.run(value(1)))
with asyncio.Runner() as runner:
    print(runner.run(value(2)), runner.run(value(3)))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(value(4)), loop.is_running(), loop.is_closed())
loop.close()
try:
    loop.run_until_complete(c := value(5))
except RuntimeError as error:
    print(error)
    c.close()
async def nested():
    c = value(6)
    try:
        asyncio.run(c)
    except RuntimeError as error:
        print(error)
        c.close()
asyncio.run(nested())
for bad in (5, value):
    try:
        asyncio.run(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
async def open_generator():
    try:
        yield 1
        yield 2
    finally:
        print('generator closed')
keep = []
async def leaves_open():
    g = open_generator()
    keep.append(g)
    print(await anext(g))
    print('main ends')
asyncio.run(leaves_open())
async def fails():
    raise ValueError('out of run')
try:
    asyncio.run(fails())
except ValueError as error:
    print(repr(error))
async def leaves():
    raise SystemExit(3)
try:
    asyncio.run(leaves())
except SystemExit as error:
    print('exit', error.code)
