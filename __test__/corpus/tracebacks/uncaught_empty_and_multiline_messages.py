# An exception message may have several lines.
class Report(Exception):
    """Has no message by default."""
try:
    raise Report
except Report as e:
    print(repr(e))
raise Report('line one\nline two\n  line three')
