import type { Disposable, TextDocument, TextEditor, WebviewPanel } from 'vscode';
import * as vscode from 'vscode';
import { isTemplate } from './client';

/** The answer to `watemplates/preview`. */
export interface PreviewResult {
  html: string;
  version: number;
  isCurrent: boolean;
}

/** Asks the server for the page of a document. */
export type PreviewRequest = (uri: string) => Promise<PreviewResult>;

/** One panel beside the editor that follows the template being edited. */
export class Preview implements Disposable {
  private readonly subscriptions: Disposable[] = [];
  private panel: WebviewPanel | undefined;
  private document: TextDocument | undefined;
  private isAsking = false;
  private isStale = false;

  constructor(private readonly request: PreviewRequest) {
    this.subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(change => {
        if (change.document === this.document)
          void this.update();
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (this.panel)
          this.follow(editor);
      }));
  }

  show(): void {
    if (!this.panel) {
      this.panel = vscode.window.createWebviewPanel('watemplates.preview', 'Preview', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: false, localResourceRoots: [] });
      this.panel.onDidDispose(() => {
        this.panel = undefined;
        this.document = undefined;
      });
    }

    this.panel.reveal(undefined, true);
    this.follow(vscode.window.activeTextEditor);
  }

  dispose(): void {
    this.panel?.dispose();
    this.subscriptions.forEach(subscription => subscription.dispose());
  }

  private follow(editor: TextEditor | undefined): void {
    if (!editor || !isTemplate(editor.document.uri.path))
      return;
    this.document = editor.document;
    void this.update();
  }

  /** Asks again while the text changes, but never twice at once. */
  private async update(): Promise<void> {
    if (this.isAsking) {
      this.isStale = true;
      return;
    }

    this.isAsking = true;
    try {
      do {
        this.isStale = false;
        await this.ask();
      } while (this.isStale);
    } finally {
      this.isAsking = false;
    }
  }

  private async ask(): Promise<void> {
    const document = this.document;
    if (!document)
      return;
    try {
      const { html } = await this.request(document.uri.toString());
      if (this.panel && this.document === document) {
        this.panel.title = `Preview ${document.uri.path.split('/').pop()}`;
        this.panel.webview.html = html;
      }
    } catch (error) {
      // The server may be starting still, or just gone: the page stays as it is, and the output channel tells.
      console.warn('watemplates/preview', error);
    }
  }
}
