//! Pure algorithms behind the methods of `str` and `bytes`.
