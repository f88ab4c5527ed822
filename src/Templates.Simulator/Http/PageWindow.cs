using System.Globalization;
using System.Text.Json;

namespace WaTemplates.Simulator.Http;

/// <summary>Which page a list request asks for, and the links to its neighbours.</summary>
internal sealed class PageWindow
{
    private const int Largest = 1000;

    private readonly Exchange exchange;
    private readonly bool absolute;

    private PageWindow(Exchange exchange, int size, int number, bool absolute)
    {
        this.exchange = exchange;
        this.absolute = absolute;
        Size = size;
        Number = number;
    }

    public int Size { get; }

    public int Number { get; }

    /// <summary>Where the page starts: what the page before ended with.</summary>
    public string? Token => exchange.Query["PageToken"];

    public static (PageWindow? Window, TwilioError? Error) Read(Exchange exchange, int defaultSize = 50, bool absolute = true, int? limit = null)
    {
        var size = defaultSize;
        var number = 0;
        if (exchange.Query["PageSize"] is { } sizeText && (!int.TryParse(sizeText, CultureInfo.InvariantCulture, out size) || size is < 1 or > Largest))
            return (null, TwilioError.Invalid($"PageSize \"{sizeText}\" is not a number from 1 to {Largest}."));
        if (exchange.Query["Page"] is { } pageText && (!int.TryParse(pageText, CultureInfo.InvariantCulture, out number) || number < 0))
            return (null, TwilioError.Invalid($"Page \"{pageText}\" is not a number from 0."));
        if (number > 0 && exchange.Query["PageToken"] is null)
            return (null, TwilioError.Invalid("Pages are not found by number alone; follow the link to the next page."));
        return (new PageWindow(exchange, Math.Min(size, limit ?? size), number, absolute), null);
    }

    /// <summary>The first items after the token, and the token of the next page.</summary>
    public (IReadOnlyList<T> Items, string? NextToken) Take<T>(IEnumerable<T> all, Func<T, string> tokenOf)
    {
        var rest = Token is { } token ? all.SkipWhile(item => "PA" + tokenOf(item) != token).Skip(1) : all;
        var items = rest.Take(Size + 1).ToList();
        if (items.Count <= Size)
            return (items, null);
        items.RemoveAt(Size);
        return (items, "PA" + tokenOf(items[^1]));
    }

    public string Here => Link(Number, Token);

    public string First => Link(0, null);

    public string? Next(string? token) => token is null ? null : Link(Number + 1, token);

    /// <summary>The object <c>meta</c> of the newer interfaces.</summary>
    public void WriteMeta(Utf8JsonWriter json, string key, string? nextToken)
    {
        json.WriteStartObject("meta");
        json.WriteNumber("page", Number);
        json.WriteNumber("page_size", Size);
        json.WriteString("first_page_url", First);
        json.WriteNull("previous_page_url");
        json.WriteString("url", Here);
        json.WriteString("next_page_url", Next(nextToken));
        json.WriteString("key", key);
        json.WriteEndObject();
    }

    private string Link(int page, string? token)
    {
        var kept = exchange.Query.All.Where(pair => pair.Key is not ("Page" or "PageToken" or "PageSize"))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        var own = new List<string> { $"PageSize={Size.ToString(CultureInfo.InvariantCulture)}", $"Page={page.ToString(CultureInfo.InvariantCulture)}" };
        if (token is not null)
            own.Add("PageToken=" + token);
        return (absolute ? exchange.BaseUrl : "") + exchange.Context.Request.Path.Value + "?" + string.Join('&', kept.Concat(own));
    }
}
