import sys, io
sys.set_int_max_str_digits(9000)
buffer = io.StringIO("old")
sys.stdout = buffer
print("inside", end="")
ext(1)
sys.stdout = sys.__stdout__
print(buffer.getvalue(), sys.get_int_max_str_digits())
print("to stderr", file=sys.stderr)
