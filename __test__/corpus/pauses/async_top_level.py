# A call that is answered later at the top of a program.
# top-level await
import asyncio
async def f():
    return [await later(x) for x in 'ab']
try:
    print(await later(1))
except ValueError as error:
    print(error)
print(await f())
