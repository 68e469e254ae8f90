# An exception in __exit__ chains to the one from the body.
class Bad:
    def __enter__(self):
        return self
    def __exit__(self, *info):
        raise RuntimeError('exit failed')
with Bad():
    x = {}['k']
