# abc keeps its registry in an ordinary object.
# heavy
import abc


class Base(abc.ABC):
    pass


print(type(Base._abc_impl).__name__)
