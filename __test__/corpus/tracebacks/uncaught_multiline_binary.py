# A failing binary operation that spans lines.
price = 10
label = 'total: '
message = (
    label
    + price
)
