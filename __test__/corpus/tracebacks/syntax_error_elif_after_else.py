# The order of branches.
if 1:
    pass
else:
    pass
elif 2:
    pass
