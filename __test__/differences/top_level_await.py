# A program may await at its top.
# heavy
import asyncio

await asyncio.sleep(0)
print('awaited')
