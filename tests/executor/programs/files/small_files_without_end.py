#: about: small files until the run has its share
#: outcome: output_limit
#: truncated: false
#: message-contains: for files
import time

try:
    for i in range(1_000_000):
        with open(f'f{i}', 'w') as f:
            f.write('x')
except OSError:  # the place itself has an end too
    time.sleep(60)
