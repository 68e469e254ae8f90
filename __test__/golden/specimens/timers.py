# at: futures
import asyncio
async def slow():
    try:
        return await asyncio.wait_for(later("late"), 5)
    finally:
        print("over")
async def main():
    task = asyncio.create_task(slow())
    await asyncio.sleep(1)
    print(await task)
asyncio.run(main())
