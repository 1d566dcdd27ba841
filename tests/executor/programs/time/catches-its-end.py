#: about: catches every exception and goes on for ever
#: outcome: timeout
#: wall-ms: 800
while True:
    try:
        raise SystemExit
    except BaseException:
        pass
