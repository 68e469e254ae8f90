# Frames of methods show only the function's name.
class Stack:
    def __init__(self):
        self.items = []
    def pop(self):
        return self.items[len(self.items) - 1]
class App:
    stack = Stack()
    def run(self):
        value = self.stack.pop()
        return value
App().run()
