# A state machine kept in methods and a dict of handlers.
class Door:
    def __init__(self):
        self.state = 'closed'
        self.moves = {('closed', 'open'): 'opened', ('opened', 'close'): 'closed', ('closed', 'lock'): 'locked', ('locked', 'unlock'): 'closed'}
    def do(self, action):
        try:
            self.state = self.moves[self.state, action]
        except KeyError:
            print(f'cannot {action} when {self.state}')
        else:
            print(action, '->', self.state)

d = Door()
for a in ('open', 'lock', 'close', 'lock', 'open', 'unlock'):
    d.do(a)
