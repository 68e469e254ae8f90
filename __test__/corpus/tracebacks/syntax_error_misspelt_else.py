# "else" with two letters exchanged.
x = 1
if x:
    print(x)
esle:
    print(0)
