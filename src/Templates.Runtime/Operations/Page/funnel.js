import { make } from './dom.js';
import { count, share } from './words.js';

/** How far messages came; each step includes those that came further. */
export function steps(item) {
  const { states, deliveries, answers } = item;
  const read = deliveries.read ?? 0;
  const delivered = read + (deliveries.delivered ?? 0);
  const sent = delivered + (deliveries.sent ?? 0);
  return [
    ['Accepted by Twilio', states.accepted ?? 0],
    ['Sent', sent],
    ['Delivered', delivered],
    ['Read', read],
    ['Answered yes', answers.yes ?? 0],
    ['Answered no', answers.no ?? 0],
    ['Opted out', answers.unsubscribe ?? 0],
  ];
}

export function funnel(item) {
  const rows = steps(item);
  const whole = rows[0][1];
  return make('table', { class: 'funnel' },
    make('caption', { class: 'hidden' }, 'How far the messages came'),
    make('thead', { class: 'hidden' }, make('tr', {}, ...['Step', 'Messages', 'Share'].map(title => make('th', { scope: 'col' }, title)))),
    make('tbody', {}, ...rows.map(([name, number]) => {
      const bar = make('meter', { min: 0, max: Math.max(1, whole), value: number, 'aria-hidden': 'true' });
      return make('tr', { 'data-step': name },
        make('th', { scope: 'row' }, name),
        make('td', { class: 'number' }, count(number)),
        make('td', {}, bar, make('span', { class: 'soft' }, share(number, whole))));
    })));
}

/** Why messages failed, with what to do. */
export function failures(item) {
  if (item.errors.length === 0)
    return make('p', { class: 'soft' }, 'No failures.');
  return make('table', { class: 'failures' },
    make('caption', { class: 'hidden' }, 'Failures by error code'),
    make('thead', {}, make('tr', {}, ...['Code', 'Messages', 'What to do'].map(title => make('th', { scope: 'col' }, title)))),
    make('tbody', {}, ...item.errors.map(error => make('tr', {},
      make('th', { scope: 'row' }, String(error.code)),
      make('td', { class: 'number' }, count(error.count)),
      make('td', {}, error.advice)))));
}
