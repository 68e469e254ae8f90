# Custom exceptions with fields, str and defaults.
class ValidationError(Exception):
    def __init__(self, field, message, *, code=None):
        super().__init__(field, message)
        self.field = field
        self.code = code
    def __str__(self):
        return f'{self.field}: {self.args[1]}' + (f' [{self.code}]' if self.code else '')
class Quiet(Exception):
    pass
class Const(Exception):
    msg = 'constant text'
    def __str__(self): return self.msg
for e in (ValidationError('age', 'must be positive', code='E1'), ValidationError('n', 'x'), Quiet(), Quiet('a', 'b'), Const(1)):
    try:
        raise e
    except Exception as x:
        print(str(x), '|', repr(x), '|', x.args, '|', x.__dict__)
try:
    raise ValidationError('only one')
except TypeError as e:
    print(e)
