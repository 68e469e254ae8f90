# A loop that tries ext again, and gives up after three times.
def retry(times, x):
    for attempt in range(1, times + 1):
        try:
            r = ext(x)
        except ValueError as e:
            print(f'attempt {attempt}: {e}')
            last = e
        else:
            return r
    raise RuntimeError('gave up') from last
try:
    print(retry(2, 'value'))
except RuntimeError as e:
    print(e)
print(retry(1, 'again'))
