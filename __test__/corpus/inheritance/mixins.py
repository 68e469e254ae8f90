# Mixins add behaviour by cooperation.
class Loud:
    def speak(self):
        return super().speak().upper() + '!'
class Twice:
    def speak(self):
        return (super().speak() + ' ') * 2
class Animal:
    def __init__(self, name, **kw):
        super().__init__(**kw)
        self.name = name
    def speak(self):
        return self.name
class Tagged:
    def __init__(self, tag='none', **kw):
        super().__init__(**kw)
        self.tag = tag
class Pet(Loud, Twice, Animal, Tagged):
    pass
p = Pet(name='cat', tag='t1')
print(p.speak(), p.tag, [c.__name__ for c in Pet.__mro__])
try:
    Pet(name='x', bogus=1)
except TypeError as e:
    print(e)
