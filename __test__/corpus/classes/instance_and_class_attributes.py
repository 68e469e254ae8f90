# Instance attributes shadow class attributes; class changes show through.
class Dog:
    kind = 'canine'
    tricks = []
    def __init__(self, name):
        self.name = name

a, b = Dog('Rex'), Dog('Fido')
a.tricks.append('sit')
print(b.tricks, a.tricks is Dog.tricks)
a.kind = 'feline'
print(a.kind, b.kind, Dog.kind)
Dog.kind = 'dog'
print(a.kind, b.kind)
del a.kind
print(a.kind, a.__dict__, sorted(k for k in Dog.__dict__ if not k.startswith('_')))
Dog.bark = lambda self: self.name + ' barks'
print(b.bark())
try:
    del a.kind
except AttributeError as e:
    print(e)
