# When every task waits for another one, RuntimeError says so.
# heavy
# no cpython: it would wait for ever
import asyncio


async def main():
    await asyncio.Event().wait()


try:
    asyncio.run(main())
except RuntimeError as error:
    print(error)
