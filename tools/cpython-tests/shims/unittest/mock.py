"""Mocks are not here: a test that needs one is told apart."""
import suite_absent


class _Mock:
    def __init__(self, *args, **kwargs):
        raise suite_absent.Absent('unittest.mock')


MagicMock = Mock = AsyncMock = patch = _Mock
