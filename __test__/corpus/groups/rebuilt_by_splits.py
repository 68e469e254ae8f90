# A clause of except* that takes nothing still splits the group, and a group of a class of one's own is rebuilt.

class Own(ExceptionGroup):
    def derive(self, excs):
        return Own('derived ' + self.message, excs)


def run():
    try:
        raise Own('first', [IndexError(2), KeyError(3)]) from OSError(4)
    except* TypeError:
        pass
    except* IndexError as group:
        print(repr(group))
        raise group


try:
    run()
except Own as group:
    print(repr(group))
try:
    raise ExceptionGroup('outer', [ValueError(2), Own('inner', [OSError(5)])]) from IndexError(6)
except* ValueError:
    raise KeyError(7)
