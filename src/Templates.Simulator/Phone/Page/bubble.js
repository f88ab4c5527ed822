import { make } from './dom.js';
import { isSafe, newTab, withLinks } from './links.js';
import { ticks } from './ticks.js';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** A message as the phone shows it; `tap` is called with the position of an answer button. */
export function bubble(message, tap) {
  const at = make('time', { datetime: message.at }, time.format(new Date(message.at)));
  return make('li', { class: message.fromPerson ? 'message own' : 'message', 'data-sid': message.sid, 'data-status': message.status },
    make('div', { class: 'bubble' },
      make('span', { class: 'hidden' }, message.fromPerson ? 'You: ' : 'Business: '),
      message.header ? make('p', { class: 'head', dir: 'auto' }, message.header) : null,
      make('p', { class: 'body', dir: 'auto' }, ...withLinks(message.body)),
      message.footer ? make('p', { class: 'foot', dir: 'auto' }, message.footer) : null,
      message.code ? make('p', { class: 'failed' }, `${message.status}: ${message.code} ${message.meaning}`) : null,
      make('p', { class: 'meta' }, at, message.fromPerson ? null : ticks(message))),
    buttons(message, tap));
}

function buttons(message, tap) {
  if (message.buttons.length === 0)
    return null;
  return make('div', { class: 'buttons', role: 'group', 'aria-label': 'Buttons of the message' }, ...message.buttons.map((button, index) => {
    if (button.answers) {
      const answer = make('button', { type: 'button', dir: 'auto' }, button.title);
      answer.addEventListener('click', () => tap(message, index));
      return answer;
    }
    const target = button.type === 'PHONE_NUMBER' ? `tel:${button.target}` : button.target ?? '';
    return isSafe(target)
      ? make('a', { href: target, dir: 'auto', title: button.target, ...newTab }, button.title)
      : make('button', { type: 'button', disabled: '', dir: 'auto' }, button.title);
  }));
}
