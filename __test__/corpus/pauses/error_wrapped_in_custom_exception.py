# An error from ext is wrapped with raise from, and a fallback is used.
class ServiceError(Exception):
    pass
def fetch(key):
    try:
        return ext(key)
    except ValueError as e:
        raise ServiceError(f'cannot fetch {key}') from e
def fetch_or(key, fallback):
    try:
        return fetch(key)
    except ServiceError as e:
        return f'{fallback} ({e}; {e.__cause__!r})'
print(fetch_or('a', 'A'))
print(fetch('b'))
