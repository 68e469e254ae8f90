# Annotations do not change behaviour.
def f(x: int, y: 'str' = 5, *a: list, k: undefined_name = 2) -> None:
    z: int = 'not an int'
    w: float
    return x, y, a, k, z

print(f('a'))
count: int = 3
label: 'Some Type'
print(count)
try:
    print(label)
except NameError as e:
    print(e)
class P:
    x: int = 1
    y: str
print(P.x, hasattr(P, 'y'))
