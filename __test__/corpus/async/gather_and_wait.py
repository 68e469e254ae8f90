# gather, wait, as_completed, shield: order of results and what errors do.
import asyncio
async def job(name, delay, error=None):
    await asyncio.sleep(delay)
    print('done', name)
    if error:
        raise error
    return name
async def main():
    print(await asyncio.gather(job('a', .3), job('b', .1), job('c', .2)))
    print(await asyncio.gather())
    print(await asyncio.gather(job('d', .1), job('e', .05, ValueError('e')), return_exceptions=True))
    try:
        await asyncio.gather(job('f', .2), job('g', .1, KeyError('g')))
    except KeyError as error:
        print(repr(error))
    await asyncio.sleep(.3)
    done, pending = await asyncio.wait([asyncio.create_task(job('h', .1)),
                                        asyncio.create_task(job('i', .2))])
    print(sorted(t.result() for t in done), pending)
    tasks = [asyncio.create_task(job(n, n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(pending | {asyncio.create_task(job('x', .1, OSError('x')))},
                                       return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    await asyncio.wait(tasks)
    for next_one in asyncio.as_completed([job('j', .3), job('k', .1)]):
        print('next', await next_one)
    async for task in asyncio.as_completed([job('l', .2), job('m', .1)]):
        print(type(task).__name__, task.result())
    try:
        for next_one in asyncio.as_completed([job('n', 3)], timeout=1):
            await next_one
    except TimeoutError as error:
        print(repr(error))
    print(await asyncio.shield(job('o', .1)))
    one = asyncio.create_task(job('p', .1))
    print(await asyncio.gather(one, one))
    for bad in ([], [job('q', 1)], job('r', 1)):
        try:
            await asyncio.wait(bad)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
        if bad:
            (bad[0] if isinstance(bad, list) else bad).close()
asyncio.run(main())
