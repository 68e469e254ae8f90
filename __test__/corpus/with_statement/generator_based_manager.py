# A hand-made contextmanager decorator over a generator.
class GenCM:
    def __init__(self, gen): self.gen = gen
    def __enter__(self): return next(self.gen)
    def __exit__(self, t, v, tb):
        if t is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(v)
        except StopIteration:
            return True
        except BaseException as e:
            if e is v:
                return False
            raise
def contextmanager(f):
    return lambda *a, **k: GenCM(f(*a, **k))
@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name
    except KeyError as e:
        print('swallowed', e)
    finally:
        print(f'</{name}>')
with tag('p') as t, tag('b'):
    print(t)
with tag('i'):
    raise KeyError('k')
try:
    with tag('u'):
        raise ValueError('v')
except ValueError as e:
    print('passed on', e)
