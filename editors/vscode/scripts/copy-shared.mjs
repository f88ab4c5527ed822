// The extension ships files that the repository keeps in one place.
import { cpSync, mkdirSync } from 'node:fs';

const here = new URL('..', import.meta.url);
mkdirSync(new URL('schemas', here), { recursive: true });
for (const name of ['template.schema.json', 'settings.schema.json'])
  cpSync(new URL(`../../schemas/${name}`, here), new URL(`schemas/${name}`, here));
cpSync(new URL('../../LICENSE', here), new URL('LICENSE', here));
