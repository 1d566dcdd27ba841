#: about: a regular expression that would take longer than the universe lasts
#: outcome: timeout
#: wall-ms: 800
import re

print(re.match(r"(a+)+$", "a" * 60 + "b"))
