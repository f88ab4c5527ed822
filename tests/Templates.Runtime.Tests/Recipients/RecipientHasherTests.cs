using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Tests.Recipients;

/// <summary>Who is the same person, and who is not.</summary>
public class RecipientHasherTests
{
    private static readonly byte[] Pepper = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
    private readonly RecipientHasher hasher = new(Pepper);

    [Fact]
    public void Key_IsTheHashOfTheMatchKey()
    {
        var expected = HMACSHA256.HashData(Pepper, Encoding.UTF8.GetBytes("525512345678"))[..16];
        Assert.Equal(expected, hasher.FromAddress("whatsapp:+5215512345678").Key.ToBytes());
        Assert.Equal(expected, hasher.FromAddress("+525512345678").Key.ToBytes());
    }

    [Fact]
    public void Address_StaysAsGiven()
    {
        Assert.True(PhoneNumber.TryParse("+52 1 55 1234 5678", out var number, out _));
        Assert.Equal("whatsapp:+5215512345678", hasher.FromNumber(number).Address);
        Assert.Equal(hasher.FromAddress("whatsapp:+525512345678").Key, hasher.FromNumber(number).Key);
        Assert.Equal("whatsapp:DE.aB1", hasher.FromAddress("whatsapp:DE.aB1").Address);
    }

    [Fact]
    public void Ids_AreKeyedAsGiven()
    {
        var key = hasher.FromAddress("whatsapp:DE.1234567890").Key;
        Assert.Equal(key, hasher.FromAddress("whatsapp:DE.1234567890").Key);
        Assert.NotEqual(key, hasher.FromAddress("whatsapp:de.1234567890").Key);
        Assert.NotEqual(key, hasher.FromAddress("whatsapp:FR.1234567890").Key);
        Assert.NotEqual(key, hasher.FromAddress("whatsapp:+1234567890").Key);
    }

    [Fact]
    public void AnotherPepper_KnowsNobody()
    {
        var other = new RecipientHasher(new byte[32]);
        Assert.NotEqual(hasher.FromAddress("+4915112345678").Key, other.FromAddress("+4915112345678").Key);
        Assert.Throws<ArgumentException>(() => new RecipientHasher(new byte[31]));
    }
}
