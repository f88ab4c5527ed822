import { find, make } from './dom.js';
import { count, progress, share } from './words.js';

/** Shows all list sendings; the rows stay, so that the focus does too. */
export function showList(items, chosen, choose) {
  const list = find('list');
  const rows = new Map([...list.children].map(row => [row.dataset.key, row]));
  list.replaceChildren(...items.map(item => {
    const row = rows.get(item.key) ?? newRow(item.key, choose);
    update(row, item, item.key === chosen);
    return row;
  }));
}

function newRow(key, choose) {
  const row = make('li', { 'data-key': key },
    make('button', { type: 'button' },
      make('span', { class: 'name' }, key),
      make('span', { class: 'badge' }),
      make('progress', { max: 1, 'aria-hidden': 'true' }),
      make('span', { class: 'soft' })));
  row.firstChild.addEventListener('click', () => choose(key));
  return row;
}

function update(row, item, isChosen) {
  const button = row.firstChild;
  button.setAttribute('aria-current', isChosen);
  const badge = button.querySelector('.badge');
  badge.textContent = item.state;
  badge.dataset.state = item.state;
  button.querySelector('progress').value = progress(item);
  button.querySelector('.soft').textContent = `${share(item.total - item.open, item.total)} of ${count(item.total)}`;
}
