# Under `from __future__ import annotations` functions make their annotations as texts.
from __future__ import annotations
import annotationlib


def work(x: int, *args: missing[0], key: list[int] = ()) -> str:
    pass


class Thing:
    size: int

    def method(self, other: Thing) -> undefined:
        pass

    def generic[T](self, other: T, __private: T) -> list[T]:
        pass


print(work.__annotate__.__name__, work.__annotate__(1), work.__annotations__)
print(work.__annotate__(1) is work.__annotate__(1), work.__annotations__ is work.__annotations__)
print(Thing.method.__annotations__, Thing.generic.__annotations__)
print((lambda: 1).__annotate__, sorted(name for name in vars(Thing) if name == '__classdict__'))
try:
    work.__annotate__(4)
except NotImplementedError as error:
    print(type(error).__name__)
work.__annotations__['x'] = 'other'
print(work.__annotations__, annotationlib.get_annotations(work))
