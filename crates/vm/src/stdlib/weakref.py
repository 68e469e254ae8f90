from _weakref import ReferenceType as ref
