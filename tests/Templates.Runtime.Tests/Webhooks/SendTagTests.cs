using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>A row's number counts only with its proof.</summary>
public class SendTagTests
{
    private readonly SendTag tags = new(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(long.MaxValue)]
    public void Tag_IsReadBack(long sendId)
    {
        var tag = tags.Create(sendId);
        Assert.Matches(@"^\d+\.[A-Za-z0-9_-]{16}$", tag);
        Assert.True(tags.TryRead(tag, out var read));
        Assert.Equal(sendId, read);
    }

    [Fact]
    public void AnotherNumberKeyOrProof_IsRefused()
    {
        var tag = tags.Create(17);
        var proof = tag[3..];
        Assert.False(new SendTag(new byte[32]).TryRead(tag, out _));
        string?[] wrong = [null, "", ".", "17", "17.", proof, "18." + proof, "-17." + proof, "+17." + proof, " 17." + proof, tag + "=", tag + " ", tag[..^1], "17." + tags.Create(18)[3..], "99999999999999999999." + proof];
        Assert.All(wrong, value => Assert.False(tags.TryRead(value, out _), value));
        for (var i = 3; i < tag.Length; i++)
        {
            var changed = tag.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.False(tags.TryRead(new string(changed), out _));
        }
    }
}
