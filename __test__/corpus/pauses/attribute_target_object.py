# ext inside attribute and method chains.
class Node:
    def __init__(self, name):
        self.name = name
        self.kids = {}
    def child(self, name):
        print('child', name)
        return self.kids.setdefault(name, Node(name))
root = Node('root')
try:
    print(root.child(ext('a')).child('b').child(ext('c')).name.upper())
    root.child('x').name = ext('renamed')
except ValueError as e:
    print('caught', e)
print(list(root.kids))
print(root.child(ext('last')).name)
