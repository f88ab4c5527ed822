using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Text.Placeholders;
using WaTemplates.Text.Spelling;

namespace WaTemplates.Cli.Distributing;

/// <summary>A list and a plan that fit each other, found before anything is recorded.</summary>
/// <param name="Reader">The people.</param>
/// <param name="Rows">How many rows the list has.</param>
/// <param name="Plan">What they get.</param>
internal sealed record PreparedList(ContactList Reader, long Rows, DistributionPlan Plan)
{
    /// <summary>Looks the list through and matches its columns to the template's variables.</summary>
    /// <param name="known">The list sending of this key, where there is one.</param>
    /// <exception cref="CannotRunException">List, template or options do not fit.</exception>
    public static async Task<PreparedList> CreateAsync(DistributeRequest request, DistributionHost host, DistributionStatus? known, CancellationToken cancellationToken)
    {
        var texts = host.Catalog.Templates.Where(template => template.Name == request.Template).ToArray();
        if (texts.Length == 0)
            throw Unknown(request.Template, host.Catalog.Templates.Select(template => template.Name).Distinct(StringComparer.Ordinal).ToArray());
        var settings = known?.Settings ?? new DistributionSettings();
        if (known is null && SettingsReader.Text(host.Configuration, nameof(Canary)) is { } canary)
            settings = settings with { Canary = SettingsText.Canary(canary) };
        settings = request.Adjust(settings);

        var variables = texts.SelectMany(text => text.Variables.Select(variable => variable.Name).Concat(text.ReplyVariables)).Distinct(StringComparer.Ordinal).ToArray();
        var hasOwnLink = SettingsReader.Text(host.Configuration, nameof(WaTemplatesOptions.PublicUrl)) is not null;
        bool IsOptional(string variable) => hasOwnLink && variable == PlaceholderNames.OptOutUrl;
        var list = await CsvCheck.RunAsync(request.Contacts, cancellationToken).ConfigureAwait(false);
        var columns = ColumnMatching.Match(request.Contacts, list.Columns, [.. variables.Where(variable => !IsOptional(variable))], [.. variables.Where(IsOptional)], request.Columns with
        {
            LanguageColumn = request.Columns.LanguageColumn ?? SettingsReader.Text(host.Configuration, "LanguageColumn"),
            RequiresConsent = settings.RequireConsent,
        });
        return new PreparedList(new ContactList(list, columns, request.Columns.Country), list.Rows, new DistributionPlan(request.Key, request.Template) { FallbackLanguage = request.FallbackLanguage, Settings = settings });
    }

    private static CannotRunException Unknown(string name, string[] templates)
        => new($"there is no template '{name}'{(EditDistance.Nearest(name, templates) is { } nearest ? $"; did you mean '{nearest}'?" : ".")} Known are {string.Join(", ", templates)}. Build the templates again, or name their folder with --templates.");
}
