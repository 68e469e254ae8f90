# A program may await at its top: it is a coroutine then.
# top-level await
import asyncio
async def f(n):
    await asyncio.sleep(n / 10)
    return n
async def numbers():
    yield 1
    yield 2
print(await f(1))
a, b = await asyncio.gather(f(2), f(1))
print(a, b)
async for x in numbers():
    print(x)
print([await f(x) for x in range(3)], [x async for x in numbers()])
async with asyncio.timeout(1):
    print('in time')
def sync():
    return __name__, sorted(k for k in globals() if len(k) == 1)
print(sync())
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(f('x'))
except* TypeError as errors:
    print(len(errors.exceptions))
raise ValueError(await f(3))
