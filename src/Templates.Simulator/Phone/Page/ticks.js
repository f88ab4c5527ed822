import { draw, make } from './dom.js';

const one = 'M3 9l4 4 7-9';
const two = 'M9.500 12l1 1 7-9';
const clock = 'M10 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M10 5v3.500l2.500 1.500';
const cross = 'M10 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M10 5v4M10 11v.2';

const known = {
  accepted: ['Accepted', clock],
  scheduled: ['Scheduled', clock],
  queued: ['Queued', clock],
  sending: ['Sending', clock],
  sent: ['Sent', one],
  delivered: ['Delivered', one, two],
  read: ['Read', one, two],
};

/** The mark for how far a message has come, with its name for screen readers. */
export function ticks(message) {
  const [name, ...paths] = known[message.status] ?? [message.status, cross];
  const status = message.status in known ? message.status : 'failed';
  return make('span', { class: 'ticks', 'data-status': status, title: name }, draw(...paths), make('span', { class: 'hidden' }, name));
}
