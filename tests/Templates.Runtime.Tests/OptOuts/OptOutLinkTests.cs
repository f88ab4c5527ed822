using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.OptOuts;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.OptOuts;

/// <summary>A link says who leaves which list, and only ours count.</summary>
public class OptOutLinkTests
{
    private static readonly byte[] Secret = [.. Enumerable.Repeat((byte)7, 32)];
    private static readonly RecipientKey Person = new(UInt128.MaxValue / 3);

    [Theory]
    [InlineData("news")]
    [InlineData("Nachrichten für Köln 😀")]
    [InlineData("a/b?c=d")]
    public void Link_IsReadBack(string mailingList)
    {
        var links = Links();
        var link = links.Create(Person, mailingList);
        Assert.StartsWith("https://example.org/base/whatsapp/opt-out/", link.AbsoluteUri, StringComparison.Ordinal);
        Assert.Matches("^[A-Za-z0-9_-]+$", link.Segments[^1]);
        Assert.True(links.TryRead(link.Segments[^1], out var content));
        Assert.Equal(new OptOutToken(Person, mailingList, ""), content);
    }

    [Fact]
    public void EveryChange_IsRefused()
    {
        var links = Links("k1:" + Convert.ToBase64String(new byte[32]));
        var token = links.CreateToken(Person, "news");
        var bytes = Base64Url.DecodeFromChars(token);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(links.TryRead(Base64Url.EncodeToString(changed), out var content));
            Assert.Null(content);
        }

        for (var length = 0; length < bytes.Length; length++)
            Assert.False(links.TryRead(Base64Url.EncodeToString(bytes.AsSpan(0, length)), out _));
        string?[] wrong = [null, "", "x", token + "A", token + "====", "%%", new string('A', 10_000), token.ToLowerInvariant(), "é" + token];
        Assert.All(wrong, text => Assert.False(links.TryRead(text, out _), text));
    }

    [Fact]
    public void Keys_Rotate()
    {
        var old = "old:" + Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]);
        var fresh = "new:" + Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 40)]);
        var byLedger = Links().CreateToken(Person, "news");
        var byOld = Links(old).CreateToken(Person, "news");
        var byNew = Links($"{fresh}, {old}").CreateToken(Person, "news");

        var both = Links($"{fresh},{old}");
        Assert.True(both.TryRead(byLedger, out _));
        Assert.True(both.TryRead(byOld, out var content) && content!.KeyId == "old");
        Assert.True(both.TryRead(byNew, out content) && content!.KeyId == "new");
        Assert.False(Links(fresh).TryRead(byOld, out _));
        Assert.False(Links(fresh.Replace("new:", "old:", StringComparison.Ordinal)).TryRead(byOld, out _));
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData(":AAAA")]
    [InlineData("a b:AAAA")]
    [InlineData("k:AAAA")]
    [InlineData("k:not base64 but long enough to be a key of 32 bytes")]
    [InlineData("anameoverseventeen:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void KeyThatIsNone_IsRefusedWithoutBeingTold(string keys)
    {
        var error = Assert.Throws<FormatException>(() => OptOutKeys.Parse(keys));
        Assert.DoesNotContain("AAAA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ListNames_HaveALimit()
    {
        Assert.Throws<ArgumentException>(() => Links().CreateToken(Person, new string('x', 500)));
        Assert.Throws<ArgumentException>(() => Links().CreateToken(Person, ""));
        Assert.DoesNotContain("4915112345678", Encoding.Latin1.GetString(Base64Url.DecodeFromChars(Links().CreateToken(Person, "news"))), StringComparison.Ordinal);
    }

    private static OptOutLink Links(string? keys = null)
        => new(OptOutKeys.Parse(keys), Secret, new PublicAddress(Options.Create(new WaTemplatesOptions { PublicUrl = new Uri("https://example.org/base/") }), new WebhookRoutes()));
}
