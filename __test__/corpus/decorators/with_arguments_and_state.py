# Decorators with arguments, attributes on wrappers, counting calls.
def limited(n, *, message='limit reached'):
    def deco(f):
        def wrapper(*a):
            if wrapper.calls >= n:
                return message
            wrapper.calls += 1
            return f(*a)
        wrapper.calls = 0
        wrapper.__name__ = f.__name__
        return wrapper
    return deco
@limited(2)
def a(x): return x * 2
@limited(0, message='closed')
def b(): return 1
print(a(1), a(2), a(3), a.calls, b(), b.calls, a.__name__)
