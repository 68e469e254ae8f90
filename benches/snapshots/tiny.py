order = 41
ask(order)
