import math, json, collections.abc as abc, sys
from itertools import islice, count
numbers = count(10, 5)
next(numbers)
ext(1)
print(math.floor(2.7), json.dumps({"a": [1, None]}), isinstance([], abc.Sequence), list(islice(numbers, 2)))
