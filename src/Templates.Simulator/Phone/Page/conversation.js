import { act } from './api.js';
import { bubble } from './bubble.js';
import { find, make } from './dom.js';
import { state } from './state.js';

const list = find('messages');

const tap = (message, button) => act('tap', { sid: message.sid, button });

/** Shows the chosen contact's conversation from its beginning. */
export function showConversation() {
  const contact = state.contacts.get(state.phone);
  const messages = state.messagesOf(state.phone);
  const business = state.senders.find(sender => sender.number === messages.at(-1)?.sender) ?? state.senders[0];
  find('peer').textContent = business?.name ?? 'Business';
  find('peer-avatar').textContent = (business?.name ?? 'B').slice(0, 1);
  find('viewer').textContent = contact ? `on the phone of ${contact.name}` : '';
  list.replaceChildren(...messages.map(message => bubble(message, tap)));
  if (messages.length === 0)
    list.append(make('li', { class: 'empty' }, 'No messages yet. Send one through the API, or write one below.'));
  list.scrollTop = list.scrollHeight;
  readAll();
}

/** Adds a message of the shown conversation, or brings it up to date in its place. */
export function showMessage(message) {
  const shown = list.querySelector(`[data-sid="${message.sid}"]`);
  const fresh = bubble(message, tap);
  if (shown) {
    // Buttons stay as they are: one of them may have the focus.
    shown.dataset.status = message.status;
    shown.querySelector('.bubble').replaceWith(fresh.querySelector('.bubble'));
  } else {
    list.querySelector('.empty')?.remove();
    list.append(fresh);
    list.scrollTop = list.scrollHeight;
  }
  readAll();
}

/** Tells that the person has seen what is open. */
export function readAll() {
  if (!find('receipts').checked || document.visibilityState !== 'visible')
    return;
  for (const message of state.messagesOf(state.phone)) {
    if (message.status === 'delivered' && !message.asked) {
      message.asked = true;
      act('read', { sid: message.sid });
    }
  }
}
