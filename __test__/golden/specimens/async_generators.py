import asyncio
async def items():
    try:
        for n in range(5):
            yield ext(n)
    finally:
        print("closed")
class Context:
    async def __aenter__(self): return items()
    async def __aexit__(self, *args): print("left", args[0])
async def main():
    async with Context() as source:
        async for item in source:
            if item == 2: break
        await source.aclose()
    print(item)
asyncio.run(main())
