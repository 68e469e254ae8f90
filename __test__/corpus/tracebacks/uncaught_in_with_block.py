# An exception leaves a with block after __exit__ ran.
class Res:
    def __enter__(self):
        print('enter')
        return self
    def __exit__(self, kind, exc, tb):
        print('exit', kind.__name__, exc)
        return False
def use():
    with Res() as r:
        r.missing_method()
use()
