# Tasks, futures and handles show where the functions stand that they run.
# heavy
import asyncio
import functools


def call(*args):
    return args


class Thing:
    def method(self, *args):
        pass


async def work():
    await asyncio.sleep(0)
    raise ValueError('refused')


async def main():
    loop = asyncio.get_running_loop()
    print(loop.call_soon(call, 1, 2))
    print(loop.call_soon(functools.partial(call, 1), 2))
    print(loop.call_soon(Thing().method))
    future = loop.create_future()
    future.add_done_callback(call)
    future.add_done_callback(lambda _: None)
    print(future)
    future.set_result(1)
    print(future)
    task = asyncio.create_task(work(), name='mine')
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(call)
    print(task)
    for _ in range(2):
        await asyncio.sleep(0)
    print(task)
    print(repr(task.exception()))
    task = asyncio.create_task(asyncio.Event().wait(), name='stopped')
    await asyncio.sleep(0)
    task.cancel()
    print(str(task).split()[1])
    await asyncio.gather(task, return_exceptions=True)
    print(str(task).split()[1], task.cancelling())
    print(str(asyncio.gather(work(), return_exceptions=True)))


asyncio.run(main())
