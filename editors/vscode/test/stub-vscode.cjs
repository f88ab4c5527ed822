// Stands for the module 'vscode', which exists in the editor alone: only what src/preview.ts touches.
const Module = require('node:module');

class Event {
  listeners = [];
  subscribe = listener => {
    this.listeners.push(listener);
    return { dispose: () => this.listeners.splice(this.listeners.indexOf(listener), 1) };
  };
  fire(value) {
    for (const listener of [...this.listeners])
      listener(value);
  }
}

const changed = new Event();
const activated = new Event();
const disposed = new Event();
const panel = { title: '', webview: { html: '' }, reveal() {}, onDidDispose: disposed.subscribe, dispose: () => disposed.fire() };
const vscode = {
  ViewColumn: { Beside: -2 },
  workspace: { onDidChangeTextDocument: changed.subscribe },
  window: {
    activeTextEditor: undefined,
    onDidChangeActiveTextEditor: activated.subscribe,
    createWebviewPanel: (_type, _title, _column, options) => Object.assign(panel, { options }),
  },
};

const load = Module._load;
Module._load = (request, ...rest) => request === 'vscode' ? vscode : load(request, ...rest);
module.exports = { vscode, panel, changed, activated };
