# Only annotations whose statement was come by count.
flag = True
if flag:
    a: int
else:
    b: str
for i in range(2):
    c: float = i
    if i:
        break
else:
    d: bytes
try:
    e: list
    raise ValueError
    f: dict
except ValueError as x:
    g: set
finally:
    h: tuple
while False:
    j: int
match flag:
    case True:
        k: int
    case _:
        l: int
print(list(__annotate__(1)))
m: str
print(list(__annotate__(1)))
class C:
    a: int
    if flag:
        b: 'b' = 1
    else:
        c: 'c'
    for _ in 'ab':
        d: 'd'
    with_value: float = 2.5
    (not_simple): int = 3
print(C.__annotations__, C.with_value, C.not_simple)
def make(flag):
    class D:
        if flag:
            x: int
        y: str
    return D
print(make(True).__annotations__, make(False).__annotations__)
class Later:
    other: Other
    @classmethod
    def f(cls) -> Later: pass
class Other: pass
print(Later.__annotations__, Later.f.__annotations__)
