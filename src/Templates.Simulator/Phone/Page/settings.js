import { act } from './api.js';
import { readAll } from './conversation.js';
import { find, make } from './dom.js';
import { state } from './state.js';

const panel = find('settings');
const toggle = find('toggle-settings');
const failure = find('failure');

function open(isOpen) {
  panel.classList.toggle('open', isOpen);
  toggle.setAttribute('aria-expanded', String(isOpen));
  (isOpen ? find('close-settings') : toggle).focus();
}

toggle.addEventListener('click', () => open(!panel.classList.contains('open')));
find('close-settings').addEventListener('click', () => open(false));
panel.addEventListener('keydown', event => event.key === 'Escape' && panel.classList.contains('open') && open(false));
find('receipts').addEventListener('change', readAll);
failure.addEventListener('change', () => act('failure', { mode: failure.mode.value, id: find('failure-id').value }));

/** Fills the list of failures. */
export function showFailures() {
  find('failure-id').replaceChildren(...state.failures.map(choice => make('option', { value: choice.id }, /^\d+$/.test(choice.id) ? `${choice.id} ${choice.meaning}` : choice.meaning)));
}

/** Shows which failure is chosen. */
export function showFailure({ mode, id }) {
  failure.mode.value = mode;
  if (id)
    find('failure-id').value = id;
  const named = find('failure-id').selectedOptions[0]?.textContent;
  find('failure-state').textContent = mode === 'off' ? 'Messages arrive.' : `${mode === 'next' ? 'The next message fails' : 'All messages fail'}: ${named}.`;
}

/** Shows the contents with what can be decided about them. */
export function showTemplates() {
  const contents = [...state.contents.values()];
  find('no-templates').hidden = contents.length > 0;
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  find('templates').replaceChildren(...contents.map(template));
  if (focused)
    find('templates').querySelector(`[data-key="${focused}"]`)?.focus();
}

function template(content) {
  const actions = [['approved', 'Approve'], ['rejected', 'Reject'], ['paused', 'Pause']].map(([status, title]) => {
    const button = make('button', { type: 'button', 'data-key': `${content.sid}-${status}`, 'aria-label': `${title} ${content.name} ${content.language}` }, title);
    button.addEventListener('click', () => act('verdict', { sid: content.sid, status, reason: status === 'rejected' ? 'INVALID_FORMAT. Rejected on the phone page.' : '' }));
    return button;
  });
  return make('li', { 'data-sid': content.sid },
    make('span', {}, `${content.name} · ${content.language} `), make('span', { class: 'badge', 'data-status': content.status }, content.status),
    content.reason ? make('p', { class: 'row-note' }, content.reason) : null,
    make('div', { class: 'actions' }, ...actions));
}
