# A digit that is none.
mode = 0o789
