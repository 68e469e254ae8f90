# Exceptions with several built-in bases, and keyword arguments of exceptions.
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__+':', e)
show(lambda: NameError('x', name='y').name)
show(lambda: NameError('x', foo='y').name)
show(lambda: ValueError('x', foo='y'))
show(lambda: KeyError('x', 'y'))
show(lambda: str(KeyError('x')))
show(lambda: str(KeyError('x', 'y')))
show(lambda: str(KeyError()))
class MyK(KeyError, AttributeError): pass
show(lambda: str(MyK('x')))
show(lambda: MyK('x', name=3).name)
class MyV(ValueError, KeyError): pass
show(lambda: str(MyV('x')))
show(lambda: MyV.__mro__)
class V3(UnicodeDecodeError, OSError): pass
