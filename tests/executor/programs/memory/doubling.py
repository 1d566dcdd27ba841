#: about: a text that doubles for ever
#: outcome: memory_limit
text = "x"
while True:
    text += text
    text.upper()
