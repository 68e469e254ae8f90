# Host calls in finally while returning, raising, breaking and continuing.
# host
def f(how):
    for i in range(2):
        try:
            if how == 'return':
                return host_seq()
            if how == 'raise':
                host_raise('RuntimeError', 'from host')
            if how == 'break':
                break
            continue
        finally:
            print(how, 'finally', host_seq())
    return 'fell out'
for how in ('return', 'break', 'continue', 'raise'):
    try:
        print(f(how))
    except RuntimeError as e:
        print('caught', e)
