# A coroutine that is never awaited is not reported.
# no cpython: the harness leaves warnings out
async def work():
    pass


work()
print('end')
