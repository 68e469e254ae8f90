# What cannot manage a context is named in full, classes of the program without their module.
import asyncio
import collections
import re


class A:
    class B:
        pass


def made():
    class C:
        pass
    return C()


for o in (collections.OrderedDict(), collections.Counter(), re.compile('a'), [], A.B(), made(),
          collections.deque(), asyncio.Queue(), asyncio.Lock()):
    try:
        with o:
            pass
    except TypeError as e:
        print(e)


async def main():
    for o in (collections.Counter(), A.B(), made(), 5):
        try:
            async with o:
                pass
        except TypeError as e:
            print(e)


asyncio.run(main())
