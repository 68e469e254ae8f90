// What is run, where it lies, and what is not ours.

/** Where the test suite of CPython 3.11 is installed; it is used there, never copied. */
export const TESTS = process.env.CPYTHON_TESTS ?? '/usr/lib/python3.11/test'

export const MODULES = `grammar generators dict list set tuple int float string_literals fstring unpack
  unpack_ex scope class descr super property exceptions raise with contextlib patma coroutines
  asyncgen except_star exception_group augassign dictcomps listcomps setcomps keywordonlyarg
  positional_only_arg decorators iter enumerate range slice sort builtin format bytes bool compare
  richcmp long call extcall named_expressions opcodes dictviews userdict`.split(/\s+/)

/** Files of the suite that several modules share. */
export const SUPPORT = `ann_module.py ann_module2.py ann_module3.py list_tests.py seq_tests.py
  mapping_tests.py string_tests.py test_grammar.py test_patma.py`.split(/\s+/)

/** Modules that a test may import without using them. */
export const ABSENT = `abc array ast asyncio builtins codecs collections.abc contextlib copyreg ctypes
  dataclasses decimal dis doctest enum errno fractions functools gc importlib inspect io itertools
  json linecache locale logging operator os pickle platform random re shutil signal string struct
  subprocess tempfile textwrap threading time traceback types unicodedata warnings weakref zipfile
  _testcapi _testinternalcapi _string _collections _operator _warnings _ast pty termios select
  multiprocessing xml html email pathlib timeit cmath statistics heapq bisect numbers keyword
  future __future__ _io symtable sysconfig faulthandler tracemalloc
  `.trim().split(/\s+/)

/** Modules that a sandboxed interpreter leaves out on purpose, or that look inside of CPython. */
export const NOT_OURS = new Set(`ctypes _testcapi _testinternalcapi subprocess threading multiprocessing
  pickle dis os tempfile shutil signal locale platform array struct pty termios select sysconfig
  faulthandler tracemalloc doctest unittest`.split(/\s+/))
