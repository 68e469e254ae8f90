# IndentationError: a block is missing.
for i in range(3):
print(i)
