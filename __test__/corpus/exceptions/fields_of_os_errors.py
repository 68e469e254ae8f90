# What StopIteration, SystemExit, ImportError and OSError keep of their arguments.
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__+':', e)
show(lambda: StopIteration(1,2).value)
show(lambda: SystemExit().code)
show(lambda: SystemExit(1,2).code)
show(lambda: ImportError('a','b').msg)
show(lambda: str(ImportError('a','b')))
show(lambda: str(ImportError(5)))
show(lambda: ImportError('a', name='n', path='p', foo=1))
e = ImportError('a', name='n', path='p'); print(e.name, e.path, e.msg, e.name_from, e.args, e.__dict__, repr(e))
e = OSError(9999, 'msg', 'file', None, 'file2'); print(e, e.args, e.errno, e.strerror, e.filename, e.filename2, e.__dict__)
e = OSError('a'); print(e, e.args, e.errno, e.filename)
e = OSError(9999, 'msg'); e.filename='x'; print(e); e.errno=5; print(e); e.strerror=None; print(e)
del e.filename; print(e, e.filename)
class O(OSError):
    def __init__(self, a): self.a = a
o = O(1); print(o.args, o.errno, str(o))
class O2(OSError):
    def __init__(self, a): super().__init__(a, 'x')
o = O2(9998); print(o.args, o.errno, str(o))
show(lambda: OSError(1,2,3,4,5,6).args)
show(lambda: BlockingIOError(9999,'a',5).characters_written)
show(lambda: BlockingIOError(9999,'a').characters_written)
