# ext in split, derive and __new__ that except* calls.
class G(ExceptionGroup):
    def derive(self, exceptions):
        return G(ext(self.message), exceptions)
class S(G):
    def split(self, condition):
        ext('split')
        return super().split(condition)
def run(cls):
    try:
        try:
            raise cls('m', [ValueError(1), KeyError(2), cls('n', [ValueError(3), TypeError(4)])])
        except* ValueError as e:
            print(repr(e))
            raise
        except* KeyError as e:
            print(repr(e))
    except BaseException as e:
        print(type(e).__name__, e, repr(e))
run(G)
run(S)
g = G('m', [ValueError(1), KeyError(2)])
try:
    print(g.split(lambda e: ext(isinstance(e, KeyError))))
    print(g.subgroup(lambda e: ext(isinstance(e, KeyError))))
except ValueError as e:
    print('caught', e)
