// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// What a program prints is written before it goes on, as on a terminal. Preloaded by `node --require`.
//
// Node writes to a pipe only as much as fits, 64 KiB, and keeps the rest for when its event loop turns:
// process.exit() after more than that loses the rest, and a loop that prints without end shows its
// beginning and then fills the memory. The streams are still made only when somebody asks for them.

for (const name of ['stdout', 'stderr']) {
  const { get, ...rest } = Object.getOwnPropertyDescriptor(process, name);
  let stream;
  Object.defineProperty(process, name, {
    ...rest,
    get() {
      if (!stream) {
        stream = get.call(process);
        stream._handle?.setBlocking?.(true); // files have no handle, and need none
      }
      return stream;
    },
  });
}
