using WaTemplates.Cli.Senders;
using WaTemplates.Cli.Twilio;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.SetUp;

/// <summary>What Twilio says of the account, asked once.</summary>
internal sealed record TwilioLook
{
    /// <summary>Answers to a request with each token; empty where there is none.</summary>
    public IReadOnlyList<TwilioAnswer> Tokens { get; private init; } = [];

    /// <summary>The account, where a token opened it.</summary>
    public JsonValue? Account => Tokens.FirstOrDefault(answer => answer.IsDone)?.Body;

    /// <summary>The senders, or null.</summary>
    public IReadOnlyList<WhatsAppSender>? Senders { get; private init; }

    /// <summary>Why there are no <see cref="Senders"/>.</summary>
    public string? SendersProblem { get; private init; }

    /// <summary>The sender that is ours.</summary>
    public WhatsAppSender? Sender { get; private init; }

    /// <summary>The service the sender is in, or the one that is set.</summary>
    public MessagingService? Service { get; private init; }

    /// <summary>Why the services could not be read.</summary>
    public string? ServiceProblem { get; private init; }

    /// <param name="settings">With credentials.</param>
    /// <param name="number">Our sender's number; null for the only one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TwilioLook> AskAsync(DoctorSettings settings, string? number, CancellationToken cancellationToken)
    {
        var options = settings.Options.Twilio;
        var look = new TwilioLook { Tokens = await Task.WhenAll(options.SigningTokens.Select(token => OpenAsync(options, token, cancellationToken))).ConfigureAwait(false) };
        using var twilio = new TwilioConnection(options);
        try
        {
            var senders = await new SenderDirectory(twilio).ListAsync(cancellationToken).ConfigureAwait(false);
            look = look with { Senders = senders, Sender = number is not null ? senders.FirstOrDefault(sender => sender.Number == number) : senders.Count == 1 ? senders[0] : null };
        }
        catch (Exception exception) when (exception is CannotRunException or TwilioRefusedException)
        {
            return look with { SendersProblem = exception.Message };
        }

        if (look.Sender is not { } ours)
            return look;
        try
        {
            return look with
            {
                Service = settings.Options.MessagingServiceSid is { } sid
                    ? await MessagingService.FetchAsync(twilio, sid, ours.Sid, cancellationToken).ConfigureAwait(false)
                    : await MessagingService.FindAsync(twilio, ours.Sid, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (Exception exception) when (exception is CannotRunException or TwilioRefusedException)
        {
            return look with { ServiceProblem = exception.Message };
        }
    }

    // With the token even where an API key is set: the token is what webhooks are signed with.
    private static async Task<TwilioAnswer> OpenAsync(TwilioOptions options, string token, CancellationToken cancellationToken)
    {
        using var twilio = new TwilioConnection(new TwilioOptions { AccountSid = options.AccountSid, AuthToken = token, BaseUrl = options.BaseUrl });
        return await twilio.GetAsync(TwilioHost.Api, $"/2010-04-01/Accounts/{options.AccountSid}.json", cancellationToken).ConfigureAwait(false);
    }
}
