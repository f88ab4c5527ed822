using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.OptOuts;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>What is made of the ledger's secrets.</summary>
internal sealed record RuntimeKeys(RecipientHasher Recipients, SendTag SendTags, OptOutLink OptOutLinks, SelfTestProof SelfTest);

/// <summary>Reads the ledger's secrets when they are first needed; a failure is not kept.</summary>
internal sealed class RuntimeKeyStore(ILedger ledger, IOptions<WaTemplatesOptions> options, PublicAddress address)
{
    /// <summary>Name of the secret that recipients are hashed with.</summary>
    public const string PepperName = "pepper";

    // A key that cannot be read is told at the start, not by the first request.
    private readonly IReadOnlyList<OptOutKey> optOutKeys = OptOutKeys.Parse(options.Value.OptOutKey);
    private volatile RuntimeKeys? keys;

    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public ValueTask<RuntimeKeys> GetAsync(CancellationToken cancellationToken = default)
        => keys is { } known ? ValueTask.FromResult(known) : new ValueTask<RuntimeKeys>(LoadAsync(cancellationToken));

    private async Task<RuntimeKeys> LoadAsync(CancellationToken cancellationToken)
    {
        var pepper = await ledger.GetSecretAsync(PepperName, cancellationToken);
        var sendTag = await ledger.GetSecretAsync(SendTag.SecretName, cancellationToken);
        var optOut = await ledger.GetSecretAsync(OptOutLink.SecretName, cancellationToken);
        var selfTest = await ledger.GetSecretAsync(SelfTestProof.SecretName, cancellationToken);
        return keys = new RuntimeKeys(
            new RecipientHasher(pepper),
            new SendTag(sendTag),
            new OptOutLink(optOutKeys, optOut, address),
            new SelfTestProof(selfTest));
    }
}
