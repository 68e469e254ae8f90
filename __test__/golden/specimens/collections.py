from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
Point = namedtuple("Point", "x y")
d, o, q = defaultdict(list), OrderedDict(b=1, a=2), deque([1, 2, 3], maxlen=3)
d["k"].append(Point(1, 2))
o.move_to_end("b")
ext(1)
q.append(4)
print(dict(d), list(o), q, Counter("abca").most_common(1), d["k"][0].y)
