# An entry of a dict without its colon.
prices = {
    "apple": 3,
    "pear" 5,
}
