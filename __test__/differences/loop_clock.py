# The clock of the event loop belongs to the program and begins at 0.
# heavy
# no cpython: the harness has a clock like it
import asyncio


async def main():
    print(asyncio.get_running_loop().time() < 1)
    await asyncio.sleep(100)
    print(asyncio.get_running_loop().time() >= 100)


asyncio.run(main())
