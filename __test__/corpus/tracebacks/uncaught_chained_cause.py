# raise ... from prints the direct cause first.
class ConfigError(Exception):
    pass
def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise ConfigError(f'bad number: {text!r}') from e
def main():
    parse('7')
    parse('seven')
main()
