def _placeholder(): return None
