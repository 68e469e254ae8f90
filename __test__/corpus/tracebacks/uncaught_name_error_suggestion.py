# NameError suggests a similar name.
counter = 1
def show():
    total = 5
    print(totl)
show()
