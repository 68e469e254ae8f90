# ext in the expression of raise.
class AppError(Exception):
    pass
try:
    raise AppError(ext('message'), ext(2))
except AppError as e:
    print('app', e.args)
except ValueError as e:
    print('caught', e)
raise {'app': AppError}[ext('app')]('final')
