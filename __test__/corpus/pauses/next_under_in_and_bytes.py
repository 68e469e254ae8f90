# ext in __next__ under `in`, a dict of items and bytes().
class It:
    def __init__(self, items):
        self.items = list(items)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.items:
            raise StopIteration
        return ext(self.items.pop(0))
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
it = It([1, 2, 3])
run(lambda: 2 in it)
print(it.items)
run(lambda: bytes(It([65, 66])))
run(lambda: list(zip(*It(['ab', 'cd']))))
run(lambda: 'x' in It('abc'))
print(list(iter(It([5]))))
