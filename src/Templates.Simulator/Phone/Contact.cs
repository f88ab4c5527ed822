namespace WaTemplates.Simulator.Phone;

/// <summary>A person whose phone the page plays.</summary>
internal sealed record Contact(string Phone, string Name);
