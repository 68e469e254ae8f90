def count(n):
    try:
        while True:
            got = yield n
            n = got if got is not None else n + 1
    finally:
        print("closed", n)
running, created, done = count(1), count(5), count(9)
print(next(running), running.send(40), next(done), done.close())
ext(1)
print(next(running), next(created), list(done))
