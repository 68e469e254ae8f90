# The value of a type alias that fails does so when it is asked for.
type Fine = missing
def generic[T: Fine](x: T): pass
print(generic(1))
try:
    generic.__type_params__[0].__bound__.__value__
except NameError as e:
    print(e)
type Broken[T] = 1 + None
print(Broken.__value__)
