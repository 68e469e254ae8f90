# Quotes within quotes.
print("say "hi" to them")
