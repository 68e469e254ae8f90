# contextlib for async with: generators, stacks, aclosing, decorators.
import asyncio
from contextlib import (AsyncExitStack, aclosing, asynccontextmanager, nullcontext,
                        AbstractAsyncContextManager)
@asynccontextmanager
async def resource(name, swallow=False):
    print('open', name)
    try:
        await asyncio.sleep(0)
        yield name
    except ValueError as error:
        print('seen', error)
        if not swallow:
            raise
    finally:
        await asyncio.sleep(0)
        print('close', name)
async def numbers():
    try:
        for n in range(10):
            yield n
    finally:
        print('numbers closed')
@asynccontextmanager
async def silent():
    if False:
        yield
@asynccontextmanager
async def twice():
    yield 1
    yield 2
@resource('decorator')
async def decorated(x):
    return x + 1
async def main():
    async with resource('a') as a:
        print('in', a)
    async with resource('b', True):
        raise ValueError('swallowed')
    try:
        async with resource('c'):
            raise ValueError('out')
    except ValueError as error:
        print('caught', error)
    async with AsyncExitStack() as stack:
        print([await stack.enter_async_context(resource(n)) for n in 'xy'])
        stack.callback(print, 'callback')
        async def bye(word):
            print(word)
        stack.push_async_callback(bye, 'bye')
        print(stack.enter_context(nullcontext(5)))
    async with aclosing(numbers()) as items:
        async for n in items:
            if n == 2:
                break
    async with nullcontext('null') as null:
        print(null)
    for wrong in (silent, twice):
        try:
            async with wrong():
                pass
        except RuntimeError as error:
            print(error)
    print(await decorated(1))
    try:
        await AsyncExitStack().enter_async_context(5)
    except TypeError as error:
        print(error)
    print(issubclass(AsyncExitStack, AbstractAsyncContextManager), isinstance(stack, AbstractAsyncContextManager))
asyncio.run(main())
