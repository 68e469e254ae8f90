# In a diamond each class runs once, in C3 order.
class Root:
    def __init__(self):
        print('Root')
    def who(self): return ['Root']
class L(Root):
    def __init__(self):
        print('L in'); super().__init__(); print('L out')
    def who(self): return ['L'] + super().who()
class R(Root):
    def __init__(self):
        print('R in'); super().__init__(); print('R out')
    def who(self): return ['R'] + super().who()
class Bottom(L, R):
    def __init__(self):
        print('Bottom'); super().__init__()
    def who(self): return ['Bottom'] + super().who()

print(Bottom().who())
print([c.__name__ for c in Bottom.__mro__], Bottom.mro() == list(Bottom.__mro__))
print(L().who())
