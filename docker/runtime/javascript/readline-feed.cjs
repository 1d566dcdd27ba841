// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// Lets programs that use readline have each line when they want it. Preloaded by `node --require`.
//
// Theory of operation. Node emits a line when it comes, whether or not anybody has asked for it yet, and all lines
// at once where a pipe brings them so: before the program can ask its second question they are lost. So an interface
// whose input is process.stdin, and that does no line editing on a terminal of its own, gets a Feed as its input.
// All feeds share one LineQueue, which reads process.stdin and hands out one line at a time, when
// somebody is there to take it: a question is pending, 'line' has a listener, or a `for await` waits
// for its next line. Between two lines everything runs that the first one set off, timers excepted. The
// end of the input is handed out in the same way, after the last line. What nobody takes is kept, also
// for an interface that is made later, after this one has been closed.
//
// Programs that read process.stdin by themselves are not touched: nothing here runs before an
// interface is made.

const { EventEmitter } = require('node:events');
const { syncBuiltinESMExports } = require('node:module');
const { StringDecoder } = require('node:string_decoder');
const readline = require('node:readline');
const readingMark = require('./reading-mark.cjs');

// So much is read ahead of a program that does not take its lines, in characters.
const readAheadLimit = 64 * 1024;
const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

/** The lines of process.stdin, and the interfaces that they go to. */
class LineQueue {
  #stream;
  #feeds = new Set();
  #lines = [];
  #head = 0; // of #lines: what is before it has been handed out
  #waiting = 0; // characters in #lines
  #rest = ''; // the beginning of a line whose end has not come yet
  #decoder = new StringDecoder('utf8');
  #afterReturn = false; // a line feed that comes now belongs to the carriage return before it
  #ended = false;
  #throttled = false;
  #scheduled = false;

  constructor(stream) {
    this.#stream = stream;
    process.on('beforeExit', () => this.#abandon());
  }

  add(feed) {
    if (this.#feeds.size === 0) {
      this.#stream.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError);
      if (this.#stream.readableEnded && !this.#ended)
        this.#onEnd();
    }
    this.#feeds.add(feed);
    this.#stream.resume();
    this.wake();
  }

  remove(feed) {
    if (this.#feeds.delete(feed) && this.#feeds.size === 0)
      this.#stream.off('data', this.#onData).off('end', this.#onEnd).off('error', this.#onError);
  }

  /** Somebody may be there to take a line. Looks when all that is under way has run. */
  wake() {
    readingMark.schedule();
    if (this.#scheduled)
      return;
    this.#scheduled = true;
    queueMicrotask(this.#afterMicrotasks);
  }

  #afterMicrotasks = () => process.nextTick(this.#step);

  #step = () => {
    this.#scheduled = false;
    if (this.#head === this.#lines.length) {
      if (this.#ended)
        this.#feedsThat('wantsEnd').forEach((feed) => feed.emit('end'));
      return;
    }
    if (this.#feedsThat('wantsLine').length === 0)
      return;
    this.wake(); // first, because a listener may throw
    const line = this.#take();
    for (const feed of this.#feedsThat('isOpen'))
      feed.emit('data', line);
  };

  #feedsThat(predicate) {
    const feeds = [];
    for (const feed of this.#feeds) {
      if (feed.isOpen() && feed[predicate]())
        feeds.push(feed);
    }
    return feeds;
  }

  #take() {
    const line = this.#lines[this.#head];
    this.#lines[this.#head++] = undefined;
    this.#waiting -= line.length;
    if (this.#head === this.#lines.length) {
      this.#lines = [];
      this.#head = 0;
      if (this.#throttled) {
        this.#throttled = false;
        this.#stream.resume();
      }
    }
    return `${line}\n`;
  }

  #put(line) {
    this.#lines.push(line);
    this.#waiting += line.length;
  }

  #onData = (chunk) => {
    let text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
    if (text === '')
      return;
    if (this.#afterReturn && text.startsWith('\n'))
      text = text.slice(1);
    this.#afterReturn = text.endsWith('\r');

    const pieces = text.split(lineEnd);
    pieces[0] = this.#rest + pieces[0];
    this.#rest = pieces.pop();
    for (const piece of pieces)
      this.#put(piece);

    // Somebody who reads the stream beside us must get all of it.
    if (this.#waiting > readAheadLimit && this.#stream.listenerCount('data') === 1) {
      this.#throttled = true;
      this.#stream.pause();
    }
    this.wake();
  };

  #onEnd = () => {
    this.#ended = true;
    this.#rest += this.#decoder.end();
    if (this.#rest !== '')
      this.#put(this.#rest);
    this.#rest = '';
    this.wake();
  };

  #onError = (error) => {
    for (const feed of [...this.#feeds].filter((candidate) => candidate.listenerCount('error') > 0))
      feed.emit('error', error);
  };

  // Nothing is left that could ask for a line, but somebody may wait for 'close'.
  #abandon() {
    const feeds = this.#feedsThat('hasCloseListener');
    if (feeds.length === 0)
      return;
    feeds.forEach((feed) => feed.takeAnything());
    this.#stream.resume();
    this.wake();
  }
}

const PlainInterface = readline.Interface;
let queue;

/** What an interface reads instead of process.stdin: one line, with its line feed, in each 'data'. */
class Feed extends EventEmitter {
  #interface;
  #demand;
  #ownCloseListeners = 0;
  #takesAnything = false;

  // Interfaces call these when they are made; later they use process.stdin's own.
  resume() {}
  pause() {}

  /** Follows what the interface wants. */
  bind(rl, stdin) {
    this.#interface = rl;
    rl.input = stdin;
    this.#demand = new Demand(rl, () => queue?.wake());
    queue ??= new LineQueue(stdin);
    readingMark.addReader(this);
    rl.once('close', () => {
      readingMark.removeReader(this);
      queue.remove(this);
    });
    this.#ownCloseListeners = rl.listenerCount('close');
    rl.on('resume', () => queue.wake());
    rl.on('newListener', () => queue.wake());
    queue.add(this);
  }

  // For the mark.
  takesKeys = false;
  wants() {
    return this.isOpen() && this.wantsLine();
  }

  isOpen() {
    return !this.#interface.closed && !this.#interface.paused;
  }

  wantsLine() {
    return this.#takesAnything || this.#demand.isThere();
  }

  wantsEnd() {
    return this.wantsLine() || this.hasCloseListener();
  }

  hasCloseListener() {
    return this.#interface.listenerCount('close') > this.#ownCloseListeners + (this.#demand.isIterated ? 1 : 0);
  }

  takeAnything() {
    this.#takesAnything = true;
  }
}

/** Whether anybody waits for a line of an interface: a question, a listener, or a loop that has come to its next(). */
class Demand {
  #interface;
  #onMore;
  #awaited = 0; // lines that `for await` waits for
  isIterated = false;

  constructor(rl, onMore) {
    this.#interface = rl;
    this.#onMore = onMore;
    watchQuestion(rl, (callback) => callback && onMore());
    this.#watchIterator();
  }

  isThere() {
    const rl = this.#interface;
    return Boolean(rl[questionKey]) || this.#awaited > 0 || rl.listenerCount('line') > (this.isIterated ? 1 : 0);
  }

  // Node's iterator listens to 'line' all the time; it wants one only while next() waits.
  #watchIterator() {
    const makeIterator = this.#interface[Symbol.asyncIterator];
    let iterator;
    Object.defineProperty(this.#interface, Symbol.asyncIterator, {
      configurable: true,
      enumerable: false,
      writable: true,
      value: () => (iterator ??= this.#follow(makeIterator.call(this.#interface))),
    });
  }

  #follow(lines) {
    this.isIterated = !this.#interface.closed;
    const changed = () => {
      readingMark.schedule();
      this.#onMore();
    };
    const settled = () => {
      --this.#awaited;
      readingMark.schedule();
    };
    const end = (result) => {
      this.isIterated = false;
      changed();
      return result;
    };
    return Object.setPrototypeOf({
      next: () => {
        const next = lines.next();
        ++this.#awaited;
        next.then(settled, settled);
        changed();
        return next;
      },
      return: () => end(lines.return()),
      throw: (error) => end(lines.throw(error)),
      [Symbol.asyncIterator]() { return this; },
    }, Object.getPrototypeOf(lines));
  }
}

/**
 * An interface that edits lines on a terminal keeps the terminal's keys. It tells whether it waits for a line, and a
 * line that was typed before anybody wanted one is typed again when somebody does.
 */
function followTerminal(rl) {
  const early = [];
  const retype = () => {
    if (early.length === 0 || rl.closed || !demand.isThere())
      return;
    const begun = rl.line; // by whoever types, after those lines
    rl.line = '';
    rl.cursor = 0;
    rl.write(`${early.shift()}\n`);
    if (begun && !rl.closed)
      rl.write(begun);
    process.nextTick(retype);
  };
  const demand = new Demand(rl, () => process.nextTick(retype));
  const reader = { takesKeys: true, wants: () => !rl.paused && demand.isThere() };
  const { emit } = rl;
  rl.emit = function (event, ...values) {
    if (event !== 'line' || demand.isThere() || demand.isIterated || readingMark.takesKeys())
      return emit.call(this, event, ...values);
    early.push(values[0]);
    return false;
  };
  rl.on('newListener', (event) => event === 'line' && process.nextTick(retype));
  for (const event of ['newListener', 'removeListener', 'pause', 'resume'])
    rl.on(event, readingMark.schedule);
  rl.once('close', () => readingMark.removeReader(reader));
  readingMark.addReader(reader);
}

// An interface keeps its pending question in a property: every way to ask, answer or abort sets it.
function watchQuestion(rl, onChange) {
  let question = rl[questionKey];
  Object.defineProperty(rl, questionKey, {
    configurable: true,
    enumerable: false,
    get: () => question,
    set: (callback) => {
      question = callback;
      onChange(callback);
      readingMark.schedule();
    },
  });
}

let questionKey;

// The key under which an interface keeps its pending question, found by asking one; undefined in a Node
// that keeps it elsewhere: there all stays plain.
function findQuestionKey() {
  if (questionKey !== undefined)
    return questionKey;
  const input = Object.assign(new EventEmitter(), { resume() {}, pause() {} });
  const probe = Reflect.construct(PlainInterface, [{ input }]);
  const before = Object.getOwnPropertySymbols(probe);
  const callback = () => {};
  probe.question('', callback);
  questionKey = Object.getOwnPropertySymbols(probe).find((key) => !before.includes(key) && probe[key] === callback);
  probe.close();
  return questionKey;
}

function isStandardInput(input) {
  return typeof input === 'object' && input !== null && input.fd === 0 && input === process.stdin;
}

// The constructor's arguments with a feed for the input, or nothing if this is none of our business.
function withFeed(args) {
  const [first, output, completer, terminal] = args;
  if (isStandardInput(first))
    return terminal ?? output?.isTTY ? undefined : { stdin: first, args: feed => [feed, output, completer, terminal] };
  if (typeof first !== 'object' || first === null || !isStandardInput(first.input) || (first.terminal ?? first.output?.isTTY))
    return undefined;
  return { stdin: first.input, args: feed => [Object.create(first, { input: { value: feed, enumerable: true } })] };
}

function construct(target, args, newTarget) {
  const fed = withFeed(args);
  if (!fed || findQuestionKey() === undefined) {
    const rl = Reflect.construct(target, args, newTarget);
    if (rl.terminal && isStandardInput(rl.input) && findQuestionKey() !== undefined)
      followTerminal(rl);
    return rl;
  }
  const feed = new Feed();
  const rl = Reflect.construct(target, fed.args(feed), newTarget);
  feed.bind(rl, fed.stdin);
  return rl;
}

function patch(exports) {
  const Interface = new Proxy(exports.Interface, { construct, apply: (target, self, args) => new Interface(...args) });
  exports.Interface = Interface;
  exports.createInterface = function createInterface(input, output, completer, terminal) {
    return new Interface(input, output, completer, terminal);
  };
}

patch(readline);
patch(readline.promises);
syncBuiltinESMExports();
