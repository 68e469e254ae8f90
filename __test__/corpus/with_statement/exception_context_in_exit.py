# __exit__ can inspect, replace and chain the exception.
class Translate:
    def __init__(self, frm, to): self.frm, self.to = frm, to
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if t is not None and issubclass(t, self.frm):
            raise self.to(f'translated: {v}') from v
try:
    with Translate(KeyError, LookupError):
        {}['missing']
except LookupError as e:
    print(type(e).__name__, e, repr(e.__cause__))
try:
    with Translate(ValueError, RuntimeError), Translate(KeyError, ValueError):
        {}['deep']
except RuntimeError as e:
    print(e, '<-', repr(e.__cause__), '<-', repr(e.__cause__.__cause__))
with Translate(KeyError, ValueError) as t:
    print('no error', t.to.__name__)
