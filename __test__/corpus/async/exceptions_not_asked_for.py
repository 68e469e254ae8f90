# An exception of a task or future that nobody asks for is reported with its traceback.
# heavy
import asyncio


async def work(name):
    raise ValueError(name)


async def lost():
    task = asyncio.create_task(work('lost'), name='lost')
    await asyncio.sleep(0)
    del task


async def asked():
    for retrieve in (lambda task: task, lambda task: asyncio.gather(task),
                     lambda task: asyncio.wait_for(task, 1)):
        try:
            await retrieve(asyncio.create_task(work('asked')))
        except ValueError as error:
            print(error)
    task = asyncio.create_task(work('asked'))
    await asyncio.wait([task])
    print(repr(task.exception()))
    print(await asyncio.gather(work('given'), return_exceptions=True))


async def futures():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(OSError('nobody'))


async def handled():
    def handler(loop, context):
        print(context['message'], repr(context['exception']), context['future'].get_name())

    asyncio.get_running_loop().set_exception_handler(handler)
    task = asyncio.create_task(work('handled'), name='handled')
    await asyncio.sleep(0)
    del task


for program in (lost, asked, futures, handled):
    asyncio.run(program())
