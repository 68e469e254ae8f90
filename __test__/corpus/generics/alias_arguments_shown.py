# Lists among the arguments of an alias are shown item by item, tuples as any tuple.
class G:
    __class_getitem__ = classmethod(type(list[int]))


for alias in (
    list[1, (2, 3)], dict[(1, (2,)), [3, (4,)]], list[()], list[(),], list[((),)], list[[(1,)]],
    tuple[(), ...], tuple[[], [()]], tuple[int, [str, (int,)], {1: (2,)}], list[[[int]]],
    G[[(1, 2)]], G[(1, (2,))], G[[]], G[()], G[[int, str], 'x'], G[(int, str), float],
):
    print(alias, alias.__args__)
