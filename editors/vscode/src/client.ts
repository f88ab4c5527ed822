// How the server is started and which files are its business. Nothing here needs an editor, so that a test can drive it.

/** The command and its arguments, as both a child process and the language client take them. */
export interface ServerCommand {
  command: string;
  args: string[];
}

export interface DocumentPattern {
  scheme: string;
  pattern: string;
}

const templateName = /\.wa\.ya?ml$/;

/** Templates and settings on disk; other YAML belongs to others. */
export const documentSelector: DocumentPattern[] = [
  { scheme: 'file', pattern: '**/*.wa.{yaml,yml}' },
  { scheme: 'file', pattern: '**/watemplates.config.yaml' },
];

/** @param path What the setting `watemplates.path` says; blank stands for the command on the PATH. */
export function serverCommand(path: string | undefined): ServerCommand {
  const command = path?.trim() || 'watemplates';
  return command.endsWith('.dll') ? { command: 'dotnet', args: [command, 'lsp'] } : { command, args: ['lsp'] };
}

export function isTemplate(path: string): boolean {
  return templateName.test(path);
}

/** Why the server did not start, with what to do. */
export function startFailure(command: ServerCommand, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `WaTemplates: '${command.command}' cannot be started: ${reason}. Install it with 'dotnet tool install -g WaTemplates.Cli', or set 'watemplates.path'.`;
}
