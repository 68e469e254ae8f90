# gc.collect() counts what it freed, with or without cycles.
# gc
import gc


class Node:
    pass


gc.collect()
plain = [Node() for _ in range(10)]
del plain
print(gc.collect() > 0)
