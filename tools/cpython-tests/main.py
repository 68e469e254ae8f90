# Imports a module of tests, offers the names of its tests to the host, and runs the chosen one.
# The host gives MODULE, and ABSENT: modules whose uses are told apart from failures.
import sys

import suite_absent

suite_absent.install(ABSENT)
import unittest

module = unittest.load_module(MODULE)
print(unittest.run_named(module, choose_test(unittest.names_of(module))))
