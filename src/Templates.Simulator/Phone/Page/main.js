import { act, listen } from './api.js';
import { choose, showContacts } from './contacts.js';
import { readAll, showConversation, showMessage } from './conversation.js';
import { find } from './dom.js';
import { showFailure, showFailures, showTemplates } from './settings.js';
import { state } from './state.js';

const byKey = (items, key) => new Map(items.map(item => [item[key], item]));

listen({
  state(everything) {
    state.senders = everything.senders;
    state.contacts = byKey(everything.contacts, 'phone');
    state.messages = byKey(everything.messages, 'sid');
    state.contents = byKey(everything.contents, 'sid');
    state.failures = everything.failures;
    showFailures();
    showFailure(everything.failure);
    showTemplates();
    choose(state.phone ?? everything.messages.at(-1)?.phone ?? everything.contacts[0]?.phone);
  },
  message(message) {
    const before = state.messages.get(message.sid);
    state.messages.set(message.sid, { ...message, asked: before?.asked });
    if (!before && !message.fromPerson && message.phone !== state.phone)
      state.unread.set(message.phone, (state.unread.get(message.phone) ?? 0) + 1);
    if (message.phone === state.phone)
      showMessage(state.messages.get(message.sid));
    showContacts();
  },
  contact(contact) {
    state.contacts.set(contact.phone, contact);
    if (contact.phone === state.phone)
      showConversation();
    showContacts();
  },
  content(content) {
    state.contents.set(content.sid, content);
    showTemplates();
  },
  'content-removed'(content) {
    state.contents.delete(content.sid);
    showTemplates();
  },
  failure: showFailure,
}, isConnected => {
  find('connection').textContent = isConnected ? '' : 'Connecting …';
});

find('composer').addEventListener('submit', event => {
  event.preventDefault();
  const body = find('text').value;
  if (body.trim().length === 0 || !state.phone)
    return;
  find('text').value = '';
  act('text', { phone: state.phone, body, sender: state.messagesOf(state.phone).at(-1)?.sender });
});

document.addEventListener('visibilitychange', readAll);
