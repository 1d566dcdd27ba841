#: about: decimal, fractions, time zones, locale, dates, random, hashes, secrets
#: stdout: "0.3 5/6\nc.utf-8 True\n2024-02-29 12:00:00\n12:00 -> 07:00\nFalse 64\n"
import datetime
import decimal
import fractions
import hashlib
import locale
import random
import secrets
import time
import zoneinfo

print(decimal.Decimal('0.1') + decimal.Decimal('0.2'), fractions.Fraction(1, 2) + fractions.Fraction(1, 3))
print(locale.setlocale(locale.LC_ALL, '').lower().replace('utf8', 'utf-8').split(';')[0], time.localtime().tm_zone == 'UTC')
print(datetime.datetime(2024, 2, 28, 12) + datetime.timedelta(days=1))
try:
    noon = datetime.datetime(2024, 1, 1, 12, tzinfo=zoneinfo.ZoneInfo('UTC'))
    there = noon.astimezone(zoneinfo.ZoneInfo('America/New_York'))
except zoneinfo.ZoneInfoNotFoundError:  # without the tables of the world's zones
    noon = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone.utc)
    there = noon.astimezone(datetime.timezone(datetime.timedelta(hours=-5)))
print(noon.strftime('%H:%M'), '->', there.strftime('%H:%M'))
print(random.random() == random.random(), len(hashlib.sha256(secrets.token_bytes(9)).hexdigest()))
