# finally blocks run and print before the traceback.
def work():
    try:
        print('working')
        [].pop()
    finally:
        print('cleaning up')
work()
