import { make } from './dom.js';

const address = /https?:\/\/[^\s<>"]+/g;

/** Only these may be opened: a message must not be able to run anything. */
export const isSafe = target => /^(https?:\/\/|tel:)/i.test(target);

export const newTab = { target: '_blank', rel: 'noopener noreferrer' };

/** The text with its addresses as links. */
export function withLinks(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const target = match[0].replace(/[.,;:!?)\]]+$/, '');
    nodes.push(text.slice(from, match.index), make('a', { href: target, ...newTab }, target));
    from = match.index + target.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}
