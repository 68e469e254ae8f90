class IntEnum(int): pass
