# The frame of a generator is a record of the moment when it was asked for.
def work():
    yield 1
    yield 2


made = work()
frame = made.gi_frame
first = frame.f_lineno
next(made)
print(made.gi_frame is frame, frame.f_lineno - first)
