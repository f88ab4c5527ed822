using System.Globalization;
using System.Text;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>
/// What the provider's own library signs is accepted, and one changed bit is not. Every bit of all forms:
/// <c>WATEMPLATES_MUTATED_FORMS=10000 dotnet test tests/Templates.Runtime.Tests --filter TwilioLibraryTests</c>.
/// </summary>
public class TwilioLibraryTests(ITestOutputHelper console)
{
    private const int Forms = 10_000;
    private static readonly int Mutated = int.Parse(Environment.GetEnvironmentVariable("WATEMPLATES_MUTATED_FORMS") ?? "200", CultureInfo.InvariantCulture);
    private static readonly string[] Hosts = ["example.org", "Hooks.Example.com:8443", "user:pw@example.org", "example.org:443", "[::1]:5001"];

    [Fact]
    public async Task SignedByTheLibrary_IsAccepted_AndWithOneBitChangedRefused()
    {
        Assert.SkipWhen(TwilioLibrary.Unavailable is not null, TwilioLibrary.Unavailable ?? "");
        var seed = Environment.TickCount;
        console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var cases = Enumerable.Range(0, Forms).Select(_ => CreateCase(random)).ToArray();
        var signatures = await TwilioLibrary.SignAsync(cases, TestContext.Current.CancellationToken);

        var changes = 0L;
        for (var i = 0; i < cases.Length; i++)
            Assert.True(IsAccepted(cases[i], signatures[i], random), $"form {i}: {cases[i].Url}");
        Parallel.For(0, Math.Min(Mutated, cases.Length), i => Interlocked.Add(ref changes, AssertEveryBitCounts(cases[i], signatures[i], i)));

        console.WriteLine($"{Forms} forms accepted, {changes} changed ones refused");
        Assert.True(changes > 100_000);
    }

    private static int AssertEveryBitCounts(SigningCase signed, string signature, int number)
    {
        var changed = 0;
        var verifier = new SignatureVerifier([signed.Token]);
        foreach (var url in Flip(signed.Url))
            Refuse(signed with { Url = url }, signature, "URL " + url);
        foreach (var other in Flip(signature))
            Refuse(signed, other, "signature " + other);
        for (var p = 0; p < signed.Pairs.Count; p++)
        {
            var (name, value) = signed.Pairs[p];
            foreach (var other in FlipBytes(name))
                RefuseBody([.. signed.Pairs.Take(p).Select(Bytes), (other, Encoding.UTF8.GetBytes(value)), .. signed.Pairs.Skip(p + 1).Select(Bytes)], "name " + name);
            foreach (var other in FlipBytes(value))
                RefuseBody([.. signed.Pairs.Take(p).Select(Bytes), (Encoding.UTF8.GetBytes(name), other), .. signed.Pairs.Skip(p + 1).Select(Bytes)], "value of " + name);
        }

        return changed;

        void Refuse(SigningCase other, string header, string what)
        {
            changed++;
            Assert.False(IsAccepted(verifier, other, header, random: null), $"form {number}: {what}");
        }

        void RefuseBody((byte[] Name, byte[] Value)[] pairs, string what)
        {
            changed++;
            var body = Encoding.ASCII.GetBytes(string.Join('&', pairs.Select(p => $"{Escape(p.Name)}={Escape(p.Value)}")));
            var isAccepted = FormBody.TryParse(body, body.Length, out var form) && verifier.FindToken(signed.Url, form, signature) >= 0;
            Assert.False(isAccepted, $"form {number}: {what}");
        }
    }

    private static bool IsAccepted(SigningCase request, string signature, Random? random) => IsAccepted(new SignatureVerifier([request.Token]), request, signature, random);

    private static bool IsAccepted(SignatureVerifier verifier, SigningCase request, string signature, Random? random)
        => verifier.FindToken(request.Url, SignedForms.Parse(SignedForms.Encode(request.Pairs, random)), signature) == 0;

    private static SigningCase CreateCase(Random random)
    {
        var url = $"{(random.Next(4) == 0 ? "http" : "https")}://{Hosts[random.Next(Hosts.Length)]}/hooks/%7E{random.Next(100)}{(random.Next(2) == 0 ? "" : $"?s={random.Next()}.x%20y")}";
        var names = Enumerable.Range(0, random.Next(1, 12)).Select(i => random.Next(5) == 0 ? "Digits" : $"N{(char)('A' + random.Next(50))}{SignedForms.RandomText(random, 2)}");
        return new SigningCase(Convert.ToHexStringLower(BitConverter.GetBytes(random.NextInt64())), url, names.Select(name => (name, SignedForms.RandomText(random, 8))).ToArray());
    }

    private static (byte[] Name, byte[] Value) Bytes((string Name, string Value) pair) => (Encoding.UTF8.GetBytes(pair.Name), Encoding.UTF8.GetBytes(pair.Value));

    private static string Escape(byte[] text) => string.Concat(text.Select(b => $"%{b:X2}"));

    private static IEnumerable<string> Flip(string text) => FlipBytes(text).Select(Encoding.Latin1.GetString);

    private static IEnumerable<byte[]> FlipBytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }
}
