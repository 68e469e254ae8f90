# except clauses match by class, with tuples and expressions, first wins.
def classify(exc):
    try:
        raise exc
    except (IndexError, KeyError) as e:
        return 'lookup-ish ' + type(e).__name__
    except LookupError:
        return 'lookup'
    except ArithmeticError as e:
        return 'arithmetic ' + str(e)
    except Exception:
        return 'exception'
    except:
        return 'bare'
for e in (KeyError('k'), IndexError, LookupError(), ZeroDivisionError('z'), OverflowError('o'), ValueError, KeyboardInterrupt(), SystemExit(1), GeneratorExit):
    print(classify(e))
def pick():
    print('pick evaluated')
    return ValueError
try:
    int('x')
except pick() as e:
    print(e)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except (ValueError, 'x'):
        pass
except TypeError as e:
    print(e)
