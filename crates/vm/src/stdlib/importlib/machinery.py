"""What is known of a module before it is imported.

Source of the behaviour: Python library reference, "importlib.machinery".
"""

__all__ = ['ModuleSpec']

SOURCE_SUFFIXES = ['.py']


class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = origin not in (None, 'built-in')

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    def __repr__(self):
        parts = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            parts.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            parts.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{type(self).__name__}({', '.join(parts)})'

    def __eq__(self, other):
        return (self.name == other.name and self.loader == other.loader
                and self.origin == other.origin)

    __hash__ = None
