# TypedDict: keys, totality, inheritance.
# heavy
from typing import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class Mv(TypedDict):
    name: str
    year: NotRequired[int]
class Mv2(Mv, total=False):
    extra: Required[str]
    z: ReadOnly[int]
show(lambda: Mv(name='x',year=1), lambda: Mv.__annotations__, lambda: sorted(Mv.__required_keys__), lambda: sorted(Mv.__optional_keys__), lambda: Mv.__total__, lambda: sorted(Mv2.__required_keys__), lambda: sorted(Mv2.__optional_keys__), lambda: Mv2.__total__, lambda: isinstance({},Mv), lambda: Mv.__mro__, lambda: Mv.__bases__, lambda: is_typeddict(Mv), lambda: is_typeddict(dict), lambda: Mv, lambda: type(Mv({'name':'q'})), lambda: Mv2.__readonly_keys__, lambda: Mv.__orig_bases__ == (TypedDict,))
Fn=TypedDict('Fn',{'a':int,'b-c':str})
show(lambda: Fn, lambda: Fn.__annotations__, lambda: Fn(a=1))
