# Custom exceptions print with their own str.
class Http(Exception):
    def __init__(self, status, reason):
        self.status, self.reason = status, reason
    def __str__(self):
        return f'{self.status} {self.reason}'
def fetch(url):
    raise Http(404, f'no {url}')
fetch('/index')
