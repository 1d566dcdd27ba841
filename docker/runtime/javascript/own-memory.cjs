// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// process.memoryUsage() in a child process. Preloaded by `node --require`, which fork() hands on.
//
// Node reads its resident memory from its own entry of /proc, and that is closed to all processes of a run but
// the first (docker/executor/README.md, "The sandbox"). The largest it has been is the next best.

const { memoryUsage } = process;
const largest = () => process.resourceUsage().maxRSS * 1024;

function orElse(original, substitute) {
  return function () {
    try {
      return original.call(process);
    } catch (error) {
      if (error.code !== 'EACCES') throw error;
      return substitute();
    }
  };
}

function withoutProc() {
  const heap = require('node:v8').getHeapStatistics();
  return {
    rss: largest(),
    heapTotal: heap.total_heap_size,
    heapUsed: heap.used_heap_size,
    external: heap.external_memory,
    arrayBuffers: 0, // nobody else tells
  };
}

process.memoryUsage = Object.assign(orElse(memoryUsage, withoutProc), { rss: orElse(memoryUsage.rss, largest) });
