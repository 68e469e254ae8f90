import functools
class Tool:
    def plain(self, x): return x
    @classmethod
    def of(cls, x): return cls.__name__, x
    @staticmethod
    def alone(x): return -x
    @property
    def value(self): return 5
    def __call__(self, x): return x * 2
tool = Tool()
table = [tool.plain, Tool.of, Tool.alone, tool, lambda x: x + 1, functools.partial(max, 3), abs, "abc".find, str]
ext(1)
print([f(2) if f != table[7] else f("c") for f in table], tool.value)
