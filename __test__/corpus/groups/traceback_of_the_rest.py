# What except* did not take keeps its traceback.
def one():
    try:
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError:
        pass
def two():
    one()
try:
    two()
except* OSError:
    pass
