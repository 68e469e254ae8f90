# Host calls in __getattr__, __setattr__, properties and item access.
# host
class Lazy:
    def __getattr__(self, name):
        v = host_lookup(name)
        if v is None:
            host_raise('AttributeError', f'no {name}')
        return v
    def __setattr__(self, name, value):
        super().__setattr__(name, host_add(value, 100))
    def __getitem__(self, key): return host_echo(key)
    def __len__(self): return host_lookup('apple')
    def __contains__(self, x): return host_lookup(x)
    def __call__(self, *a): return host_echo(a)
z = Lazy()
z.own = 1
print(z.apple, z.own, getattr(z, 'kiwi', 'dflt'), hasattr(z, 'plum'), hasattr(z, 'nope'), z[1:2], len(z), 'fig' in z, 'pear' in z, z(1, 2))
try:
    z.kiwi
except AttributeError as e:
    print(e)
