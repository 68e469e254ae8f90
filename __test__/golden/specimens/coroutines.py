# at: futures
import asyncio
async def work(n):
    await asyncio.sleep(0)
    return n + await later(n)
async def main():
    print(await asyncio.gather(work(1), work(2), work(3)))
asyncio.run(main())
