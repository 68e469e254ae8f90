# Lists as stacks and queues.
stack = []
for ch in '({[]})':
    if ch in '({[':
        stack.append(ch)
    else:
        top = stack.pop()
        print(top + ch, len(stack))
queue = ['a', 'b']
queue.append('c')
while queue:
    item = queue.pop(0)
    if item == 'a':
        queue.append('d')
    print(item, queue)
