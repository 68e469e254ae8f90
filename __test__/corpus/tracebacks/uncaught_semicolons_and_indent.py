# Indentation is stripped from the source line; only the failing statement is marked.
if True:
    for i in range(3):
        x = 1; y = 2 // (1 - i); z = 3
        print(i, y)
