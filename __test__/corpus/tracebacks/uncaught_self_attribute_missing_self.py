# A name that is an attribute of self gets a hint.
class Cart:
    def __init__(self):
        self.items = []
    def count(self):
        return len(items)
Cart().count()
