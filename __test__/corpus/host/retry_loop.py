# A retry loop around a failing host call.
# host
def unstable(limit):
    n = host_seq()
    if n < limit:
        host_raise('ConnectionError', f'attempt {n}')
    return f'ok at {n}'
def retry(f, *args, times=3):
    errors = []
    for attempt in range(times):
        try:
            return f(*args), errors
        except ConnectionError as e:
            errors.append(str(e))
            host_log('retry', attempt=attempt)
    raise RuntimeError(f'gave up after {times}: {errors}')
print(retry(unstable, 2))
try:
    retry(unstable, 99)
except RuntimeError as e:
    print(e, repr(e.__context__))
