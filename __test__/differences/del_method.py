# __del__ is never called.
class Watched:
    def __del__(self):
        print('gone')


watched = Watched()
del watched
print('end')
