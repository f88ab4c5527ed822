import { rateChart } from './chart.js';
import { find, make } from './dom.js';
import { failures, funnel } from './funnel.js';
import { count, duration, progress, share } from './words.js';

const order = ['queued', 'attempting', 'unknown', 'accepted', 'refused', 'suppressed', 'expired', 'cancelled'];

/** Shows one list sending. What can have the focus is kept. */
export function showDetail(item, onAct) {
  const detail = find('detail');
  if (detail.dataset.key !== item.key)
    detail.replaceChildren(...frame(item, onAct));
  detail.dataset.key = item.key;
  const badge = find('state');
  badge.textContent = item.state;
  badge.dataset.state = item.state;
  find('reason').textContent = item.reason ?? '';
  showButton(item);
  find('progress').value = progress(item);
  find('progress-text').textContent = summary(item);
  find('states').replaceChildren(...order.filter(state => item.states[state]).map(state => make('div', {}, make('dt', {}, state), make('dd', {}, count(item.states[state])))));
  find('rate').replaceChildren(rateChart(item.history));
  find('funnel').replaceChildren(funnel(item));
  find('failures').replaceChildren(failures(item));
}

function frame(item, onAct) {
  const button = make('button', { id: 'act', type: 'button', class: 'primary' });
  button.addEventListener('click', () => onAct(button.dataset.action));
  return [
    make('header', {},
      make('div', {},
        make('h2', {}, item.key),
        make('p', { class: 'soft' }, `Template ${item.template}, mailing list ${item.mailingList}`)),
      make('span', { id: 'state', class: 'badge' }),
      button),
    make('p', { id: 'reason' }),
    make('p', { id: 'trouble', class: 'bad', role: 'alert' }),
    make('progress', { id: 'progress', max: 1, 'aria-label': 'Progress' }),
    make('p', { id: 'progress-text' }),
    make('dl', { id: 'states' }),
    section('Messages per second', 'rate'),
    section('How far they came', 'funnel'),
    section('Failures', 'failures'),
  ];
}

function section(title, id) {
  return make('section', { 'aria-labelledby': `${id}-title` }, make('h3', { id: `${id}-title` }, title), make('div', { id }));
}

function showButton(item) {
  const action = item.state === 'running' ? 'pause' : item.state === 'paused' ? 'resume' : null;
  const button = find('act');
  button.hidden = action === null;
  button.dataset.action = action ?? '';
  button.textContent = action === 'pause' ? 'Pause' : 'Resume';
}

function summary(item) {
  const parts = [`${share(item.total - item.open, item.total)} of ${count(item.total)} done`];
  if (item.rate > 0)
    parts.push(`${item.rate} a second`);
  if (item.secondsLeft)
    parts.push(`about ${duration(item.secondsLeft)} left`);
  if (item.canaryLeft !== undefined)
    parts.push(`first messages: ${count(item.canaryLeft)} left before their reports are looked at`);
  if (item.heldUnknown)
    parts.push(`${count(item.heldUnknown)} held unknown`);
  return parts.join(' · ');
}
