# An error from ext inside a generator can be caught there, and it goes on.
def gen():
    for i in range(3):
        try:
            v = ext(i)
            yield v
        except ValueError as e:
            yield f'failed {i}: {e}'
        finally:
            print('finally', i)
print(list(gen()))
