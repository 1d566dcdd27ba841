#: about: asyncio starts programs and talks to them
#: stdout: "b'LOUD\\n' 0\nb'3\\n' 3\n"
import asyncio
import sys


async def main():
    upper = await asyncio.create_subprocess_exec('tr', 'a-z', 'A-Z', stdin=-1, stdout=-1)
    out, _ = await upper.communicate(b'loud\n')
    print(out, upper.returncode)
    shell = await asyncio.create_subprocess_shell('echo $((1 + 2)); exit 3', stdout=-1)
    out, _ = await shell.communicate()
    print(out, shell.returncode)


asyncio.run(main())
