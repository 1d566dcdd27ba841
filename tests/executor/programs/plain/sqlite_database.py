#: about: sqlite with a database file, a write-ahead log, a rollback and a second connection
#: stdout: "wal\n[('ann', 3), ('bob', 5)]\n2\nlocked\n"
import sqlite3

db = sqlite3.connect('school.db')
print(db.execute('PRAGMA journal_mode = WAL').fetchone()[0])
with db:
    db.execute('CREATE TABLE marks (name TEXT, mark INT)')
    db.executemany('INSERT INTO marks VALUES (?, ?)', [('ann', 3), ('bob', 5)])
try:
    with db:
        db.execute("INSERT INTO marks VALUES ('cid', 9)")
        raise ValueError
except ValueError:
    pass
print(db.execute('SELECT * FROM marks ORDER BY name').fetchall())
other = sqlite3.connect('school.db', timeout=0.1)
print(other.execute('SELECT count(*) FROM marks').fetchone()[0])
db.execute('BEGIN IMMEDIATE')
try:
    other.execute("INSERT INTO marks VALUES ('dee', 1)")
except sqlite3.OperationalError as e:
    print('locked' if 'locked' in str(e) else e)
