# A host error can be the cause of another exception.
# host
class ServiceError(Exception):
    pass
def call():
    try:
        host_raise('TimeoutError', 'too slow')
    except TimeoutError as e:
        raise ServiceError(f'call {host_seq()} failed') from e
try:
    call()
except ServiceError as e:
    print(e, '|', repr(e.__cause__))
call()
