# Tracebacks name the files of modules and quote their lines.
import outer
print(outer.fine(3))
outer.run([1, 2, 0])
# ==> outer.py
import inner
def fine(n):
    return inner.divide(6, n)
def run(numbers):
    return [inner.divide(1, n) for n in numbers]
# ==> inner.py
def divide(a, b):
    return a / b
