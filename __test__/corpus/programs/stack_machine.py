# A small stack machine with labels, jumps and calls.
# heavy
class VMError(Exception):
    pass

class VM:
    def __init__(self, program):
        self.code = []
        self.labels = {}
        for line in program.strip().splitlines():
            line = line.split("#")[0].strip()
            if not line:
                continue
            if line.endswith(":"):
                self.labels[line[:-1]] = len(self.code)
            else:
                op, *args = line.split()
                self.code.append((op, args))
        self.stack = []
        self.vars = {}
        self.calls = []
        self.output = []
        self.pc = 0

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        if not self.stack:
            raise VMError(f"stack underflow at {self.pc}")
        return self.stack.pop()

    def op_push(self, n):
        self.push(int(n))

    def op_load(self, name):
        self.push(self.vars[name])

    def op_store(self, name):
        self.vars[name] = self.pop()

    def op_add(self):
        self.push(self.pop() + self.pop())

    def op_mul(self):
        self.push(self.pop() * self.pop())

    def op_sub(self):
        b, a = self.pop(), self.pop()
        self.push(a - b)

    def op_jump(self, label):
        self.pc = self.labels[label]

    def op_jz(self, label):
        if self.pop() == 0:
            self.op_jump(label)

    def op_call(self, label):
        self.calls.append(self.pc)
        self.op_jump(label)

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_print(self):
        self.output.append(self.pop())

    def run(self, limit=200):
        for _ in range(limit):
            if self.pc >= len(self.code):
                return self.output
            op, args = self.code[self.pc]
            if op == "halt":
                return self.output
            handler = getattr(self, "op_" + op, None)
            if handler is None:
                raise VMError(f"unknown op {op!r}")
            self.pc += 1
            handler(*args)
        raise VMError("step limit")

factorial = """
    push 1
    store acc
    push 4
    store n
loop:
    load n
    jz done       # stop at zero
    call step
    jump loop
step:
    load acc
    load n
    mul
    store acc
    load n
    push 1
    sub
    store n
    ret
done:
    load acc
    print
    halt
"""
print(VM(factorial).run())
for bad in ("add", "push 1\nfly", "x:\njump x", "load q", "push one"):
    try:
        print(VM(bad).run(5))
    except (VMError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
