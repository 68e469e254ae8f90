# Which attributes of exceptions can be set and deleted.
def da(e, n):
    try: delattr(e, n); print(n, 'deleted', getattr(e, n, 'gone'))
    except Exception as x: print(n, type(x).__name__, x)
e = AttributeError('a', name='n', obj=5)
for n in ('args','__cause__','__context__','__traceback__','__suppress_context__','name','obj','zzz', '__dict__'): da(e, n)
def sa(e, n, v):
    try: setattr(e, n, v); print(n, 'set', getattr(e, n, 'gone'))
    except Exception as x: print(n, type(x).__name__, x)
for n,v in [('args',5),('args','ab'),('__cause__',1),('__cause__', None),('__context__',1),('__traceback__',1),('__suppress_context__',1),('__suppress_context__',True),('name',6),('__dict__',5),('__dict__',{'q':1})]: sa(e,n,v)
e = UnicodeDecodeError('utf-8', b'abc\xff', 3, 4, 'bad')
for n,v in [('start','x'),('encoding',5),('object','x'),('reason',5)]: sa(e,n,v)
