# The import system, `eval` and `exec`.
#
# Source: Python language reference, "The import system"; the words are those of CPython.


def import_name(name, globals, fromlist, level):
    if level:
        name = import_relative(name, globals, level)
    module = import_full(name)
    if not fromlist:
        if level or '.' not in name:
            return module
        return import_full(name.partition('.')[0])
    if _has_path(module):
        for item in fromlist:
            if item == '*':
                names = getattr(module, '__all__', None)
                if names is not None:
                    for x in names:
                        import_submodule(module, name, x)
            else:
                import_submodule(module, name, item)
    return module


def _has_path(module):
    return hasattr(module, '__path__')


def import_submodule(module, name, item):
    if hasattr(module, item):
        return
    wanted = name + '.' + item
    missing = False
    try:
        import_full(wanted)
    except ModuleNotFoundError as error:
        if error.name != wanted:
            raise
        missing = True
    return missing


def import_relative(name, globals, level):
    package = globals.get('__package__')
    if package is None:
        package = globals.get('__name__', '')
        if '__path__' not in globals:
            package = package.rpartition('.')[0]
    if not package:
        raise ImportError('attempted relative import with no known parent package')
    for _ in range(level - 1):
        package, dot, _ = package.rpartition('.')
        if not dot:
            raise ImportError('attempted relative import beyond top-level package')
    if name:
        return package + '.' + name
    return package


def module_not_found(message, name):
    return ModuleNotFoundError(message, name=name)


def import_full(name):
    modules = _machine('modules')
    if name in modules:
        module = modules[name]
        if module is None:
            raise module_not_found('import of ' + name + ' halted; None in sys.modules', name)
        return module
    parent, _, child = name.rpartition('.')
    container = None
    if parent:
        container = import_full(parent)
        # Importing the parent may have imported this one.
        if name in modules:
            return modules[name]
        if not _has_path(container):
            raise module_not_found(
                'No module named ' + repr(name) + '; ' + repr(parent) + ' is not a package', name)
    module = import_new(name, parent, modules)
    if container is not None:
        setattr(container, child, module)
    return module


def import_new(name, parent, modules):
    text = None
    package = False
    kind = None
    path = name.replace('.', '/')
    file = None
    sources = _machine('sources')
    if sources is not None:
        for file, package in ((path + '/__init__.py', True), (path + '.py', False)):
            if file in sources:
                text = sources[file]
                break
        else:
            # A folder without __init__.py is a package as well.
            start = path + '/'
            for known in sources:
                if known.startswith(start):
                    kind = 'namespace'
                    package = True
                    file = None
                    break
    if text is None and kind is None:
        kind = _find_library(name)
        if kind is None:
            raise module_not_found('No module named ' + repr(name), name)
        package = kind == 'package'
        file = None
    module = _new_module(name)
    module.__doc__ = None
    module.__package__ = name if package else parent
    module.__loader__ = None
    module.__spec__ = None
    if file is not None:
        module.__file__ = file
    if package:
        module.__path__ = [path]
    modules[name] = module
    if kind == 'namespace':
        return module
    if kind == 'native':
        _fill_native(module)
        return module
    done = False
    _set_initializing(module, True)
    try:
        namespace = module.__dict__
        if text is None:
            body = _load_frozen(name, namespace)
        else:
            body = code_load(text, file, 'module', namespace)
        body()
        done = True
    finally:
        _set_initializing(module, False)
        if not done:
            modules.pop(name, None)
    # The body may have put something else in its place.
    return modules[name]


def import_attribute(module, name):
    try:
        return (getattr(module, name),)
    except AttributeError:
        return None


def import_star_names(module):
    namespace = module.__dict__
    if '__all__' in namespace:
        names = []
        for name in namespace['__all__']:
            if type(name) is not str:
                raise TypeError(
                    'Item in ' + module.__name__ + '.__all__ must be str, not ' + _type_name(name))
            names.append((name, getattr(module, name)))
        return names
    return [(name, value) for name, value in namespace.items()
            if type(name) is not str or not name.startswith('_')]


def builtin_import(name, globals=None, locals=None, fromlist=(), level=0):
    if not isinstance(name, str):
        raise TypeError('__import__() argument 1 must be str, not ' + _type_name(name))
    if globals is None:
        globals = _machine('globals')
    if level < 0:
        raise ValueError('level must be >= 0')
    if not name and not level:
        raise ValueError('Empty module name')
    return import_name(name, globals, fromlist, level)


def builtin_open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None,
                 closefd=True, opener=None):
    return import_full('_files').open(
        file, mode, buffering, encoding, errors, newline, closefd, opener)


def builtin_input(prompt='\0missing'):
    # What the host provides stands among the globals of the program.
    ask = _machine('modules')['__main__'].__dict__.get('input')
    if _type_name(ask) != 'builtin_function_or_method':
        raise EOFError("EOF when reading a line (the host provides no function 'input')")
    if _is_missing(prompt):
        return ask()
    return ask(prompt)


def builtin_breakpoint(*args):
    raise RuntimeError('breakpoint() needs a debugger, and there is none')


def builtin_exit(code=None):
    raise SystemExit(code)


def code_scopes(function, globals, locals):
    if globals is None:
        globals = _machine('globals')
        if locals is None:
            locals = _machine('locals')
    elif _kind(globals) != 'dict':
        raise TypeError(
            function + '() globals must be a dict, not ' + _type_name(globals) if function == 'exec'
            else 'globals must be a dict')
    if locals is None:
        locals = globals
    if _kind(locals) != 'dict' and not hasattr(type(locals), '__getitem__'):
        raise TypeError(
            'locals must be a mapping' if function == 'eval'
            else 'locals must be a mapping or None, not ' + _type_name(locals))
    if '__builtins__' not in globals:
        globals['__builtins__'] = import_full('builtins')
    return globals, locals


def code_text(source, message):
    if isinstance(source, bytes):
        source = code_decode(source)
    if not isinstance(source, str):
        raise TypeError(message)
    if '\0' in source:
        raise SyntaxError('source code string cannot contain null bytes')
    return source


def code_decode(source):
    # The first two lines may name the encoding.
    if source.startswith(b'\xef\xbb\xbf'):
        source = source[3:]
    for line in source.split(b'\n', 2)[:2]:
        line = line.strip()
        if line.startswith(b'#') and b'coding' in line:
            rest = line.partition(b'coding')[2]
            if rest[:1] in (b':', b'='):
                name = rest[1:].strip().split(b' ')[0].decode('ascii', 'replace')
                if name.lower().replace('_', '-').startswith(('latin-1', 'iso-8859-1', 'iso-latin-1')):
                    return source.decode('latin-1')
                if not name.lower().replace('_', '-').startswith(('utf-8', 'utf8')):
                    raise SyntaxError('unknown encoding: ' + name)
        elif line:
            break
    try:
        return source.decode('utf-8')
    except UnicodeDecodeError as error:
        problem = str(error)
    raise SyntaxError("(unicode error) " + problem)


def code_run(function, code, globals, locals, closure):
    body = _function_of(code, globals)
    if body is None:
        return None
    if _needs_namespace(body):
        if closure is not None:
            raise TypeError('cannot use a closure with this code object')
        return (body, True)
    free = len(code.co_freevars)
    if not free:
        if closure is not None:
            raise TypeError('cannot use a closure with this code object')
        return (body, False)
    if function == 'eval':
        raise TypeError('code object passed to eval() may not contain free variables')
    fits = type(closure) is tuple and len(closure) == free
    if not fits or [1 for cell in closure if _kind(cell) != 'cell']:
        raise TypeError(
            'code object requires a closure of exactly length ' + str(free))
    return (_with_closure(body, closure), False)


def code_load(text, file, kind, globals):
    found = _load_text(text, file, kind, globals)
    if _kind(found) != 'tuple':
        return found
    warn = import_full('warnings').warn_explicit
    for message, line, column, shown in found[1:]:
        # A warning that is to be an exception is a SyntaxError.
        refused = False
        try:
            warn(message, SyntaxWarning, file, line)
        except SyntaxWarning:
            refused = True
        if refused:
            raise SyntaxError(message, (file, line, column, shown, line, 0))
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


def builtin_compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1,
                    _feature_version=-1):
    if isinstance(filename, bytes):
        filename = filename.decode('utf-8')
    elif not isinstance(filename, str):
        convert = getattr(type(filename), '__fspath__', None)
        if convert is None:
            raise TypeError(
                'expected str, bytes or os.PathLike object, not ' + _type_name(filename))
        filename = convert(filename)
    if not isinstance(mode, str):
        raise TypeError("compile() argument 'mode' must be str, not " + _type_name(mode))
    if _is_missing(flags):
        flags = 0
    if _is_missing(optimize):
        optimize = -1
    flags = index_of(flags)
    optimize = index_of(optimize)
    # The flags of future statements, of other compilers' options, and of these.
    if flags & ~0x1fffe00:
        raise ValueError('compile(): unrecognised flags')
    if optimize < -1 or optimize > 2:
        raise ValueError('compile(): invalid optimize value')
    if mode not in ('exec', 'eval', 'single'):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    text = code_text(source, 'compile() arg 1 must be a string, bytes or AST object')
    if flags & 0x400:
        raise NotImplementedError('compile() gives no syntax trees')
    return _code_of(code_load(text, filename, mode, _machine('globals')))


def builtin_eval(source, globals=None, locals=None):
    if _is_missing(globals):
        globals = None
    if _is_missing(locals):
        locals = None
    globals, locals = code_scopes('eval', globals, locals)
    body = code_run('eval', source, globals, locals, None)
    if body is not None:
        return body[0](locals) if body[1] else body[0]()
    text = code_text(source, 'eval() arg 1 must be a string, bytes or code object')
    return code_load(text.lstrip(' \t'), '<string>', 'eval', globals)(locals)


def builtin_exec(source, globals=None, locals=None, closure=None):
    if _is_missing(globals):
        globals = None
    if _is_missing(locals):
        locals = None
    if _is_missing(closure):
        closure = None
    globals, locals = code_scopes('exec', globals, locals)
    body = code_run('exec', source, globals, locals, closure)
    if body is not None:
        if body[1]:
            body[0](locals)
        else:
            body[0]()
        return
    if closure is not None:
        raise TypeError('closure can only be used when source is a code object')
    text = code_text(source, 'exec() arg 1 must be a string, bytes or code object')
    code_load(text, '<string>', 'exec', globals)(locals)


def _gone(*args, **keywords):
    # Stands for what a snapshot refers to and this build has no more, or not with these parameters.
    raise RuntimeError('this function of the library is another one in the release that runs now')
