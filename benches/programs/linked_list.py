# A long doubly linked list of objects: built, turned around, thinned out; it stays alive.
SIZE = 300_000  # small: 2_000


class Link:
    def __init__(self, value, before):
        self.value = value
        self.before = before
        self.after = None


def build(count):
    head = last = Link(0, None)
    for n in range(1, count):
        link = Link(n * 7 % 1_000, last)
        last.after = link
        last = link
    return head


def turned(head):
    while head is not None:
        head.before, head.after = head.after, head.before
        last, head = head, head.before
    return last


def thin(head):
    removed = 0
    link = head.after
    while link is not None:
        if link.value % 3 == 0:
            link.before.after = link.after
            if link.after is not None:
                link.after.before = link.before
            removed += 1
        link = link.after
    return removed


def run(count):
    head = turned(build(count))
    removed = thin(head)
    total = at = 0
    link = head
    while link is not None:
        at += 1
        total += link.value * (at & 3)
        link = link.after
    return removed, at, total


print(*run(SIZE))
