# Imports a module of tests, offers the names of its tests to the host, and runs the chosen one.
# The host gives MODULE, and ABSENT: modules whose uses are told apart from failures.
import builtins

import suite_absent

# Some modules of 3.11 look this name up in classes, which 3.14 does not have.
builtins.__annotations__ = {}
suite_absent.install(ABSENT)
# Tests set the policy of event loops back to none when they end; here there never is one.
import asyncio
asyncio.set_event_loop_policy = lambda policy: None
import unittest

module = unittest.load_module(MODULE)
names = unittest.names_of(module)
suite_absent.state['loading'] = False
print(unittest.run_named(module, choose_test(names)))
