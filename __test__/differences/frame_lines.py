# tb_frame.f_lineno is the line of the entry of the traceback, not where the frame stands now.
def work():
    try:
        raise ValueError
    except ValueError as error:
        found = error
    return found.__traceback__.tb_frame.f_lineno - work.__code__.co_firstlineno


print(work())
