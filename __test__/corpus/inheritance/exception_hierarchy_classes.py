# Custom exceptions form a hierarchy; the first matching handler wins.
class AppError(Exception):
    code = 1
class NotFound(AppError):
    code = 404
class Denied(AppError):
    def __init__(self, who, why='no reason'):
        super().__init__(f'{who}: {why}')
        self.who = who
for err in (NotFound('page'), Denied('bob'), AppError(), Denied('al', why='banned'), KeyError('k')):
    try:
        raise err
    except NotFound as e:
        print('not found', e, e.code)
    except AppError as e:
        print('app', repr(e), e.code, getattr(e, 'who', None))
    except Exception as e:
        print('other', repr(e))
print(Denied.__mro__[1].__name__, issubclass(NotFound, Exception), [c.__name__ for c in NotFound.__mro__])
