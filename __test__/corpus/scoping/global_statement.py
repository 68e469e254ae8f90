# global binds names at module level from anywhere.
count = 0
def inc():
    global count, created
    count += 1
    created = f'at {count}'

def outer():
    count = 'local'
    def inner():
        global count
        count = count + 10
        return count
    return inner(), count

inc()
inc()
print(count, created)
print(outer(), count)
def reset():
    global count
    del count
reset()
try:
    inc()
except NameError as e:
    print(e)
