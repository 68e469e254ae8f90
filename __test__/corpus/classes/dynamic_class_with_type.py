# type(name, bases, dict) makes a class.
def hello(self):
    return f'hello from {self.name}'
Person = type('Person', (), {'name': 'nobody', 'hello': hello, '__repr__': lambda self: 'P!'})
Child = type('Child', (Person,), {'name': 'kid'})
print(Person().hello(), Child().hello(), Person(), Child.__name__, Child.__mro__ == (Child, Person, object), Person.__name__)
setattr(Person, 'name', 'changed')
print(Person().name, Child().name, getattr(Child, 'hello')(Person()))
