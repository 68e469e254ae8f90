# at: fuel 0
def f(): return 1
print(f(), [x for x in "ab"])
