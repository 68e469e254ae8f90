# Under `from __future__ import annotations` functions have no __annotate__.
from __future__ import annotations


def work(x: int) -> str:
    pass


print(work.__annotate__ is None, work.__annotations__)
