# The streams of sys: print follows what a program puts in their place.
import sys
print('to stderr', file=sys.stderr)
class Keep:
    def __init__(self): self.text = []
    def write(self, s): self.text.append(s)
    def flush(self): pass
old = sys.stdout
sys.stdout = k = Keep()
print('hidden', 1, sep='-')
sys.stdout = None
print('nowhere')
sys.stdout = old
print(k.text, sys.stdout.write('x\n'))
