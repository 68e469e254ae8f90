# One variable, one pending call.
order = 41
answer = ask("approve?", order)
answer
