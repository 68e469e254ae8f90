# The frame of a generator shows below the code which advances it.
def numbers(limit):
    for i in range(limit):
        if i == 2:
            raise ValueError(f'cannot yield {i}')
        yield i
def consume():
    for n in numbers(5):
        print(n)
consume()
