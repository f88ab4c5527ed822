// Drives the extension's own code against the real server: started as the extension starts it, spoken to through
// vscode-languageserver-protocol. WATEMPLATES_COMMAND names the command; without it the one on the PATH is taken.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const stub = require('./stub-vscode.cjs');
const protocol = require('vscode-languageserver-protocol/node');
const { documentSelector, isTemplate, serverCommand, startFailure } = require('../out/client.js');
const { Preview } = require('../out/preview.js');

const bad = 'name: a\nkinn: notice\ncategory: utility\nsamples: { FirstName: Anna }\nlanguages:\n  de:\n    body: "Hallo ${m://FirstName}, unser Portal ist am Sonntag geschlossen. Bis bald!"\n';

async function until(condition) {
  for (let i = 0; i < 200 && !condition(); i++)
    await new Promise(resolve => setTimeout(resolve, 50));
  assert.ok(condition(), 'waited in vain');
}

test('the command is the setting, or the one on the PATH', () => {
  assert.deepEqual(serverCommand(' '), { command: 'watemplates', args: ['lsp'] });
  assert.deepEqual(serverCommand('/opt/watemplates'), { command: '/opt/watemplates', args: ['lsp'] });
  assert.deepEqual(serverCommand('/opt/watemplates.dll'), { command: 'dotnet', args: ['/opt/watemplates.dll', 'lsp'] });
  assert.match(startFailure(serverCommand('x'), new Error('ENOENT')), /dotnet tool install/);
});

test('templates and settings are its business, other YAML is not', () => {
  assert.ok(isTemplate('/a/b.wa.yaml') && isTemplate('/a/b.wa.yml'));
  assert.ok(!isTemplate('/a/docker-compose.yaml'));
  assert.deepEqual(documentSelector.map(one => one.pattern), ['**/*.wa.{yaml,yml}', '**/watemplates.config.yaml']);
});

test('a session: finding, fix, preview as one types, end', async context => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-vscode-'));
  const { command, args } = serverCommand(process.env.WATEMPLATES_COMMAND);
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise(resolve => server.on('exit', resolve));
  context.after(() => server.kill());
  const connection = protocol.createProtocolConnection(new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
  const published = [];
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, message => published.push(message));
  connection.onRequest(protocol.RegistrationRequest.type, () => undefined);
  connection.listen();

  const { capabilities } = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'a' }],
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  assert.equal(capabilities.textDocumentSync.change, protocol.TextDocumentSyncKind.Incremental);
  await connection.sendNotification(protocol.InitializedNotification.type, {});

  const uri = pathToFileURL(join(folder, 'a.wa.yaml')).href;
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'yaml', version: 1, text: bad } });
  await until(() => published.length > 0);
  assert.equal(published[0].diagnostics[0].code, 'WAT0002');
  assert.deepEqual(published[0].diagnostics[0].range, { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } });

  const actions = await connection.sendRequest(protocol.CodeActionRequest.type, { textDocument: { uri }, range: published[0].diagnostics[0].range, context: { diagnostics: published[0].diagnostics } });
  const fix = actions.find(action => action.isPreferred);
  assert.deepEqual(fix.edit.documentChanges[0].edits[0].newText, 'kind');

  // The panel of the extension, fed by the server.
  const document = { uri: { path: '/a.wa.yaml', toString: () => uri } };
  stub.vscode.window.activeTextEditor = { document };
  const preview = new Preview(asked => connection.sendRequest('watemplates/preview', { uri: asked }));
  preview.show();
  await until(() => /Hallo <bdi[^>]*><span[^>]*>Anna</.test(stub.panel.webview.html));
  assert.equal(stub.panel.options.enableScripts, false);
  await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } }, text: 'kind' }, { range: { start: { line: 6, character: 11 }, end: { line: 6, character: 16 } }, text: 'Guten Tag' }],
  });
  stub.changed.fire({ document });
  await until(() => /Guten Tag <bdi[^>]*><span[^>]*>Anna</.test(stub.panel.webview.html));
  await until(() => published.some(message => message.version === 2));
  assert.deepEqual(published.find(message => message.version === 2).diagnostics, []);
  preview.dispose();

  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  assert.equal(await exited, 0);
  connection.dispose();
  rmSync(folder, { recursive: true });
});
