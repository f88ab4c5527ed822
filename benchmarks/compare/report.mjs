import { readFileSync, writeFileSync } from 'node:fs';

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

export const count = number => number.toLocaleString('en');

export const milliseconds = value => value >= 10_000 ? `${digits.format(value / 1000)} s` : value >= 100 ? `${count(Math.round(value))} ms` : `${value.toFixed(1)} ms`;

export const ratio = value => value >= 100 ? count(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);

/** A table; the first column is text, the others are figures. */
export function table(head, rows) {
  return [head, head.map((_, i) => (i ? '---:' : '---')), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

/** What became of an aim, which holds for one size only. */
export function verdict(isKept, size, aimedSize) {
  if (size !== aimedSize) return `Not judged: the aim is for ${count(aimedSize)} templates.`;
  return isKept ? 'Kept.' : 'Missed.';
}

/** Puts paragraphs between the markers of a part; throws where the file has none. */
export function fill(file, part, paragraphs) {
  const [begin, end] = [`<!-- begin ${part} -->`, `<!-- end ${part} -->`];
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} lacks the lines '${begin}' and '${end}'.`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n${paragraphs.join('\n\n')}\n${text.slice(to)}`);
}
