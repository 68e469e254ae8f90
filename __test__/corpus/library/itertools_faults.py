# The words in which itertools refuses its arguments.
# heavy
from itertools import *
import itertools
c = count(3)
for bad in (lambda: islice([1],-1), lambda: islice([1],'a'), lambda: islice([1],0,1,0), lambda: combinations('a',-1), lambda: batched('a',0), lambda: product('a',repeat=-1), lambda: tee([],-1), lambda: count('a'), lambda: chain(5).__next__(), lambda: list(starmap(pow,[1])), lambda: permutations('a','b'), lambda: accumulate(5), lambda: islice([1],'a',3), lambda: cycle(4), lambda: zip_longest([1],2), lambda: list(accumulate([1,'a'])), lambda: next(count(1)) + next(iter(())), lambda: groupby(3)):
    try: print('no error', bad())
    except Exception as e: print(type(e).__name__, e)
print(type(count()), itertools.chain, isinstance(chain(), itertools.chain))
print(iter(c) is c, next(zip(count(), 'a')))
print(dict(zip(count(1), 'abc')))
def gen():
    yield 1
    raise ValueError('inside')
z = chain(gen(), [2])
print(next(z))
try: next(z)
except ValueError as e: print('got', e)
try: print(next(z))
except StopIteration: print('stop')
print([''.join(p) for p in permutations('abc', 3)][:3], sum(1 for _ in permutations(range(6), 3)))
print(max(map(len, batched(range(7), 2))), sum(1 for _ in combinations(range(10), 4)), sum(1 for _ in combinations_with_replacement(range(5),3)), sum(1 for _ in product(range(3), repeat=4)))
print(list(zip(*[iter(range(6))]*2)), list(itertools.chain.from_iterable(zip([1,2],[3,4]))))
