// Time from an edit to its findings, over the pipes of a real process and with no debounce: in a folder of that one
// template and in one of all, in turn.
//   node benchmarks/language-server.mjs FOLDER COMMAND [ARGUMENT…]
// FOLDER holds the templates: dotnet run -c Release --project benchmarks/Templates.Benchmarks -- corpus FOLDER 1000
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const edits = 300;
const [folder, command, ...args] = process.argv.slice(2);
const names = readdirSync(folder).filter(name => name.endsWith('.wa.yaml'));
const name = names[names.length >> 1];
const text = readFileSync(join(folder, name), 'utf8');

class Session {
  constructor(root) {
    this.uri = pathToFileURL(resolve(root, name)).href;
    this.server = spawn(command, [...args, 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.waiting = [];
    let buffer = Buffer.alloc(0);
    this.server.stdout.on('data', data => {
      buffer = Buffer.concat([buffer, data]);
      for (;;) {
        const header = buffer.indexOf('\r\n\r\n');
        if (header < 0) return;
        const length = Number(/\d+/.exec(buffer.toString('latin1', 0, header))[0]);
        if (buffer.length < header + 4 + length) return;
        const message = JSON.parse(buffer.toString('utf8', header + 4, header + 4 + length));
        buffer = buffer.subarray(header + 4 + length);
        if (message.method === 'textDocument/publishDiagnostics') this.waiting.shift()?.(message.params);
      }
    });
    this.send({ id: 1, method: 'initialize', params: { rootUri: pathToFileURL(resolve(root)).href, capabilities: {}, initializationOptions: { debounce: 0 } } });
    this.send({ method: 'initialized', params: {} });
  }

  send(message) {
    const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.server.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.server.stdin.write(content);
  }

  next() {
    return new Promise(resolve => this.waiting.push(resolve));
  }

  async open() {
    const first = this.next();
    this.send({ method: 'textDocument/didOpen', params: { textDocument: { uri: this.uri, languageId: 'yaml', version: 1, text } } });
    await first;
    this.version = 1;
    this.line = text.split('\n').findIndex(line => line.includes('body: |')) + 1;
  }

  /** One letter in, or out again. */
  async edit() {
    const isIn = this.version % 2 === 1;
    const start = { line: this.line, character: 8 };
    const end = isIn ? start : { line: this.line, character: 9 };
    const found = this.next();
    const from = process.hrtime.bigint();
    this.send({ method: 'textDocument/didChange', params: { textDocument: { uri: this.uri, version: ++this.version }, contentChanges: [{ range: { start, end }, text: isIn ? 'x' : '' }] } });
    await found;
    return Number(process.hrtime.bigint() - from) / 1e6;
  }

  end() {
    this.server.stdin.end();
  }
}

const alone = mkdtempSync(join(tmpdir(), 'wa-alone-'));
mkdirSync(join(alone, '.git'));
copyFileSync(join(folder, name), join(alone, name));
const sessions = [new Session(alone), new Session(folder)];
for (const session of sessions) await session.open();
const times = [[], []];
for (let i = 0; i < edits + 100; i++) {
  for (const [which, session] of sessions.entries()) {
    const time = await session.edit();
    if (i >= 100) times[which].push(time);
  }
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))];
for (const [which, label] of ['one template alone', `one of ${names.length.toLocaleString('en')}`].entries())
  console.log(`${label}: median ${quantile(times[which], 0.5).toFixed(1)} ms, 95 % ${quantile(times[which], 0.95).toFixed(1)} ms`);
console.log(`ratio of the medians: ${(quantile(times[1], 0.5) / quantile(times[0], 0.5)).toFixed(2)}`);
for (const session of sessions) session.end();
rmSync(alone, { recursive: true });
