# A method is looked up after its arguments where these are names, attributes and such.
class Loud:
    def __getattr__(self, name):
        print('looks up', name)
        return print


loud = Loud()
loud.method(loud.item is None)
