# A class or function that is declared global in a function is named as if it stood in the module.

def build():
    global Made, made, Outer

    class Made:
        def method(self):
            pass

    def made(x):
        return lambda: x

    class Outer:
        global inside

        def inside(self):
            pass

        class Nested:
            pass

    class Local:
        pass

    return Local


Local = build()
print(Made.__qualname__, Made.method.__qualname__, made.__qualname__, made(1).__qualname__)
print(Outer.__qualname__, inside.__qualname__, Outer.Nested.__qualname__, Local.__qualname__)
try:
    made()
except TypeError as error:
    print(error)
