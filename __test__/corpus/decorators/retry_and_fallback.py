# A retry decorator around a failing function.
def retry(times, exceptions=(Exception,)):
    def deco(f):
        def wrapper(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return f(*a, **k)
                except exceptions as e:
                    print(f'attempt {attempt}: {type(e).__name__}: {e}')
                    if attempt == times:
                        raise
        return wrapper
    return deco
state = {'n': 0}
@retry(3, (ValueError,))
def flaky(good_at):
    state['n'] += 1
    if state['n'] < good_at:
        raise ValueError(f'not yet ({state["n"]})')
    return 'ok'
print(flaky(3))
try:
    flaky(99)
except ValueError as e:
    print('gave up', e)
@retry(2, KeyError)
def other(): return 1 / 0
try:
    other()
except ZeroDivisionError as e:
    print('not retried:', e)
