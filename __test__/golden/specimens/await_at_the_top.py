import asyncio
async def items():
    for n in range(3):
        await asyncio.sleep(0)
        yield n
ext(1)
print([n async for n in items()])
