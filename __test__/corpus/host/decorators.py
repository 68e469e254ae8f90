# Host functions as decorators and inside decorator arguments.
# host
def deco(n):
    def wrap(f):
        f.order = host_seq()
        return lambda *a: (n, host_echo(f(*a)), host_seq())
    return wrap
@deco(host_seq())
@deco(host_seq())
def f(x=host_seq()):
    return x
print(f(), f('arg'))
@host_echo
class C: pass
@host_log
def gone(): pass
print(C.__name__, gone)
