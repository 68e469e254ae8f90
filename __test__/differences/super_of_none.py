# An attribute of super() of None is missing each time; CPython says something else from the third
# time on.
class Base:
    def name(self):
        return super().name


for _ in range(4):
    try:
        Base.name(None)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
