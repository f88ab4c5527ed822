import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { documentSelector, serverCommand, startFailure } from './client';
import { Preview, type PreviewResult } from './preview';

let client: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const preview = new Preview(uri => client ? client.sendRequest<PreviewResult>('watemplates/preview', { uri }) : Promise.reject(new Error('The server does not run.')));
  context.subscriptions.push(
    preview,
    vscode.commands.registerCommand('watemplates.preview', () => preview.show()),
    vscode.commands.registerCommand('watemplates.restart', restart),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('watemplates.path') && client)
        void restart();
    }));
  vscode.workspace.textDocuments.forEach(startFor);
}

export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.isRunning())
    await running.stop();
}

/** Other YAML starts no server. */
function startFor(document: vscode.TextDocument): void {
  if (!client && vscode.languages.match(documentSelector, document) > 0)
    void start();
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const command = serverCommand(vscode.workspace.getConfiguration('watemplates').get<string>('path'));
  const server: ServerOptions = { command: command.command, args: command.args };
  const options: LanguageClientOptions = { documentSelector, diagnosticCollectionName: 'watemplates' };
  client = new LanguageClient('watemplates', 'WaTemplates', server, options);
  try {
    await client.start();
  } catch (error) {
    await vscode.window.showErrorMessage(startFailure(command, error));
  }
}
