// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// Shows from outside whether anybody waits for what process.stdin brings. Preloaded by `node --require`.
//
// The executor tells people that a program waits for them when it sees the program wait for its input in the kernel.
// That is not enough for Node: its event loop goes on waiting for a stream that has been paused, and it reads ahead
// while nobody has asked for a line. A program that sleeps after its question would look as if it still asked. So the
// input carries a mark while nobody wants it: the sticky bit, which means nothing on a pipe or a terminal, and which
// the executor sees (docker/executor/waiting/BlockedCall.cpp).

const fs = require('node:fs');

const { fchmodSync, fstatSync } = fs;
const nobodyWants = 0o1000;

let stream;
let inode;
let reading = false;
let marked = false;
let scheduled = false;
const readers = new Set(); // of readline: { takesKeys, wants() }

const keyReaders = () => [...readers].filter((reader) => reader.takesKeys).length;

/** The program takes keys on its own account, beside readline. */
const takesKeys = () => stream?.listenerCount('keypress') > keyReaders();

function isWanted() {
  if (!reading)
    return false;
  if ([...readers].some((reader) => reader.wants()) || stream.listenerCount('readable') > 0)
    return true;
  if (!stream.readableFlowing)
    return false;
  // Readline listens to the stream on its own account, whether or not anybody wants a line.
  const own = (stream.listenerCount('keypress') > 0 ? 1 : 0) + (readers.size > keyReaders() ? 1 : 0);
  return takesKeys() || stream.listenerCount('data') > own;
}

function update() {
  scheduled = false;
  const mark = !isWanted();
  if (!stream || mark === marked)
    return;
  marked = mark;
  try {
    const { ino, mode } = fstatSync(0);
    if (ino === inode)
      fchmodSync(0, mark ? mode | nobodyWants : mode & ~nobodyWants);
  } catch {
    // It has been closed.
  }
}

/** Something has changed. Looks when all that is under way has run. */
function schedule() {
  if (scheduled || !stream)
    return;
  scheduled = true;
  queueMicrotask(update);
}

function follow(handle) {
  if (!handle?.readStart || !handle.readStop)
    return;
  inode = fstatSync(0).ino;
  for (const [name, value] of [['readStart', true], ['readStop', false]]) {
    const original = handle[name];
    handle[name] = () => {
      reading = value;
      schedule();
      return original.call(handle);
    };
  }
  for (const event of ['pause', 'resume', 'newListener', 'removeListener'])
    stream.on(event, schedule);
}

const { get, ...rest } = Object.getOwnPropertyDescriptor(process, 'stdin');
Object.defineProperty(process, 'stdin', {
  ...rest,
  get() {
    if (!stream) {
      stream = get.call(process);
      follow(stream._handle);
    }
    return stream;
  },
});

/** For readline: one more, or one less, that takes lines from process.stdin. */
exports.addReader = (reader) => {
  readers.add(reader);
  schedule();
};
exports.removeReader = (reader) => {
  readers.delete(reader);
  schedule();
};
exports.schedule = schedule;
exports.takesKeys = takesKeys;
