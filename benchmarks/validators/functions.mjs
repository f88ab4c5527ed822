// What Spectral's own functions cannot say.
const placeholder = /\$\{[a-z]+:\/\/([^}]+)\}/g;
const nameOf = path => decodeURIComponent(path.replace(/^Field\//, '').split('/')[0]);
const found = (message, path) => [{ message, path }];

function* bodies(template) {
  for (const [code, language] of Object.entries(template?.languages ?? {}))
    if (typeof language?.body === 'string') yield { language, body: language.body, path: ['languages', code, 'body'] };
}

const samplesOf = (template, language) => ({ ...template.samples, ...language.samples });

export function bannedWords(text, _, { path }) {
  if (typeof text !== 'string') return undefined;
  const word = /umfrage|survey(?!or)/i.exec(text.replace(placeholder, ' ').replace(/https?:\/\/\S+/g, ' '));
  return word ? found(`'${word[0]}' is a word that gets templates refused.`, path) : undefined;
}

export function placeholderIn(template, { placeholder: wanted, orButton }) {
  if (template?.kind !== 'invitation') return undefined;
  return [...bodies(template)]
    .filter(({ language, body }) => !body.includes(wanted) && !(orButton && language.buttons?.some(button => button.url?.includes(wanted))))
    .flatMap(({ path }) => found(`The invitation has no '${wanted}'.`, path));
}

export function samplesFor(template) {
  return [...bodies(template)].flatMap(({ language, body, path }) => {
    const samples = samplesOf(template, language);
    const missing = [...body.matchAll(placeholder)].map(match => nameOf(match[1])).filter(name => samples[name] === undefined);
    return missing.length ? found(`'${missing[0]}' has no sample.`, path) : [];
  });
}

export function bodyLength(template) {
  return [...bodies(template)].flatMap(({ language, body, path }) => {
    const limit = language.buttons?.length && !language.header && !language.footer && language.buttons.every(button => !button.quickReply) ? 640 : 1024;
    const samples = samplesOf(template, language);
    let number = 0;
    const text = body.replace(/\n$/, '');
    const twilio = text.replace(placeholder, () => `{{${++number}}}`);
    const filled = text.replace(placeholder, (_, path) => samples[nameOf(path)] ?? '{{1}}');
    const most = Math.max(twilio.length, filled.length);
    return most > limit ? found(`The body has ${most} characters, ${limit} are allowed.`, path) : [];
  });
}

export function enoughWords(text, _, { path }) {
  if (typeof text !== 'string') return undefined;
  const variables = text.match(placeholder)?.length ?? 0;
  const words = text.replace(placeholder, ' ').split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
  return variables > 0 && words < 2 * variables + 1 ? found(`The body has ${words} words besides ${variables} variables.`, path) : undefined;
}
