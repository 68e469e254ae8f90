# Retry loops with try inside while, counting attempts.
attempts = 0
def flaky(limit):
    global attempts
    attempts += 1
    if attempts < limit:
        raise ConnectionError(f'attempt {attempts} failed')
    return f'ok after {attempts}'

def retry(f, times, *args):
    last = None
    for i in range(times):
        try:
            return f(*args)
        except ConnectionError as e:
            print('retrying:', e)
            last = e
    raise RuntimeError('gave up') from last

print(retry(flaky, 5, 3))
attempts = 0
try:
    retry(flaky, 2, 5)
except RuntimeError as e:
    print(e, '|', e.__cause__)
