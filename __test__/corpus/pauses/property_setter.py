# ext in a property setter: the assignment waits for it.
class T:
    _deg = 0
    @property
    def deg(self):
        return self._deg
    @deg.setter
    def deg(self, v):
        print('setting', v)
        self._deg = ext(v)
        print('set')
t = T()
try:
    t.deg = 5
    t.deg += 1
except ValueError as e:
    print('caught', e)
print(t.deg)
