using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Catalog;

/// <summary>The templates of a folder, read again when a file there changes. A change that cannot be read leaves the last good state.</summary>
internal sealed partial class TemplateCatalog : ITemplateCatalog
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly string folder;
    private readonly string account;
    private readonly TimeProvider time;
    private readonly ILogger<TemplateCatalog> logger;
    private readonly Lock gate = new();
    private State? state;

    public TemplateCatalog(IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<TemplateCatalog> logger)
    {
        folder = Path.GetFullPath(options.Value.Templates, AppContext.BaseDirectory);
        account = options.Value.Twilio.AccountSid ?? "";
        this.time = time;
        this.logger = logger;
    }

    public IReadOnlyList<CatalogTemplate> Templates => Current.All;

    private State Current
    {
        get
        {
            var known = Volatile.Read(ref state);
            return known is not null && time.GetElapsedTime(known.CheckedAt) < Interval ? known : Refresh();
        }
    }

    public CatalogTemplate Get(string name, string language)
    {
        if (TryGet(name, language, out var template))
            return template;
        var languages = Templates.Where(known => known.Name == name).Select(known => known.Language).ToArray();
        throw new MessageRefusedException(RefusalReason.UnknownTemplate, languages.Length == 0
            ? $"There is no template '{name}' in '{folder}'. Check the name, and that its project is built into the application."
            : $"Template '{name}' has no language '{language}', only {string.Join(", ", languages)}. Add it, or send another language.");
    }

    public bool TryGet(string name, string language, [NotNullWhen(true)] out CatalogTemplate? template) => Current.ByName.TryGetValue((name, language), out template);

    private State Refresh()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var stamp = CatalogFiles.Stamp(folder);
            if (state is not null && state.Stamp == stamp)
                return state = state with { CheckedAt = now };
            try
            {
                var templates = CatalogFiles.Read(folder, account);
                return state = new State(stamp, now, templates, templates.ToFrozenDictionary(template => (template.Name, template.Language)));
            }
            catch (CatalogException exception) when (state is not null)
            {
                LogNotReloaded(exception.Message);
                return state = state with { Stamp = stamp, CheckedAt = now };
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The templates changed and cannot be read; the earlier ones stay in use. {Reason}")]
    private partial void LogNotReloaded(string reason);

    private sealed record State(string Stamp, long CheckedAt, IReadOnlyList<CatalogTemplate> All, FrozenDictionary<(string Name, string Language), CatalogTemplate> ByName);
}
