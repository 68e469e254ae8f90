# The default handler of exceptions shows an exception without its traceback.
# heavy
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


asyncio.run(main())
