/** All the page knows. */
export const state = {
  senders: [],
  contacts: new Map(),
  messages: new Map(),
  contents: new Map(),
  failures: [],
  unread: new Map(),
  phone: null,

  messagesOf(phone) {
    return [...this.messages.values()].filter(message => message.phone === phone);
  },
};
