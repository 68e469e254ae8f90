# A re-raised exception keeps the frames it came through.
def risky():
    raise OSError(5, 'disk trouble')
def guard():
    try:
        risky()
    except OSError as e:
        print('logged', e)
        raise
guard()
