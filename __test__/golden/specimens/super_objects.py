class A:
    def name(self): return "A"
class B(A):
    def name(self):
        parent = super()
        ext(1)
        return parent.name() + "B"
print(B().name())
