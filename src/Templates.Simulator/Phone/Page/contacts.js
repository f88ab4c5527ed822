import { act } from './api.js';
import { showConversation } from './conversation.js';
import { find, make } from './dom.js';
import { state } from './state.js';

const list = find('contacts');

/** Shows all contacts, the chosen one marked. */
export function showContacts() {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.phone : null;
  list.replaceChildren(...[...state.contacts.values()].map(row));
  if (focused)
    list.querySelector(`[data-phone="${focused}"]`)?.focus();
}

export function choose(phone) {
  state.phone = phone;
  state.unread.delete(phone);
  showContacts();
  showConversation();
}

function row(contact) {
  const last = state.messagesOf(contact.phone).at(-1);
  const unread = state.unread.get(contact.phone);
  const button = make('button', { type: 'button', 'data-phone': contact.phone, 'aria-current': String(contact.phone === state.phone) },
    make('span', { class: 'avatar', 'aria-hidden': 'true' }, [...contact.name][0]),
    make('span', { class: 'text' },
      make('span', { class: 'name', dir: 'auto' }, contact.name),
      make('span', { class: 'row-note', dir: 'auto' }, last ? last.body : contact.phone.replace('whatsapp:', ''))),
    unread ? make('span', { class: 'unread' }, String(unread), make('span', { class: 'hidden' }, ' unread')) : null);
  button.addEventListener('click', () => choose(contact.phone));
  return make('li', {}, button);
}

find('new-contact').addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  const phone = `whatsapp:+${form.phone.value.replace(/\D/g, '')}`;
  const added = await act('contact', { phone, name: form.elements.namedItem('name').value.trim() });
  find('contact-error').textContent = added ? '' : 'A number has a plus and 7 to 15 digits.';
  if (added) {
    form.reset();
    form.closest('details').open = false;
    state.phone = phone;
  }
});
