// The conversation with the test that owns the line: lines on stdin and stdout.
//
// First the test says `key=value`, one a line, then an empty line. Then this side asks for things to
// happen (`ask VERB ARGUMENTS…`), each answered by one line, and tells what it found (`passed …`,
// `failed …`, `figure …`), until `end`.

import { createInterface } from 'node:readline';

export class Stage {
  constructor(input = process.stdin, output = process.stdout) {
    this.lines = createInterface({ input })[Symbol.asyncIterator]();
    this.output = output;
    this.last = Promise.resolve();
  }

  async next() {
    const { value, done } = await this.lines.next();
    if (done) {
      throw new Error('the test has hung up');
    }
    return value;
  }

  async settings() {
    const settings = {};
    for (let line = await this.next(); line !== ''; line = await this.next()) {
      const at = line.indexOf('=');
      settings[line.slice(0, at)] = line.slice(at + 1);
    }
    return settings;
  }

  /** Has the test do something; answers what it says of it. One at a time. */
  async ask(verb, ...words) {
    this.tell('ask', verb, ...words);
    const answer = await this.next();
    if (!answer.startsWith('ok')) {
      throw new Error(`${verb} ${words.join(' ')}: ${answer}`);
    }
    return answer.slice(3);
  }

  tell(...words) {
    this.output.write(`${words.join(' ').replace(/[\r\n]+/g, ' ⏎ ')}\n`);
  }

  close() {
    this.lines.return?.();
  }
}
