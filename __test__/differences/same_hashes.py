# Where keys are compared that no code of the program looks at, some thousand of the same hash are refused.
# heavy
keys = {n * (2**61 - 1): 'x' for n in range(4000)}
try:
    print(len(str.maketrans(keys)))
except RuntimeError as error:
    print(error)
