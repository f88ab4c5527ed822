using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator.Phone;

/// <summary>The people of the phone page: three to begin with, those added, and all that messages went to.</summary>
internal sealed class ContactBook
{
    private const int Most = 500;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, Contact> contacts = new(StringComparer.Ordinal);

    public ContactBook()
    {
        Put("whatsapp:+4915155500001", "Anna");
        Put("whatsapp:+4915155500002", "Ben");
        Put("whatsapp:+4915155500003", "Chiara");
    }

    public IReadOnlyList<Contact> All
    {
        get
        {
            lock (gate)
                return [.. contacts.Values];
        }
    }

    public string NameOf(string phone)
    {
        lock (gate)
            return contacts.TryGetValue(phone, out var contact) ? contact.Name : WhatsAppAddress.Digits(phone);
    }

    /// <returns>The contact when it is new or has a new name, else null.</returns>
    public Contact? Put(string phone, string? name)
    {
        lock (gate)
        {
            if (contacts.ContainsKey(phone) ? name is null : contacts.Count >= Most)
                return null;
            var added = new Contact(phone, name ?? "+" + WhatsAppAddress.Digits(phone));
            contacts[phone] = added;
            return added;
        }
    }
}
