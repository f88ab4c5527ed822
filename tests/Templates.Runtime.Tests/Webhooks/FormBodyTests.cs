using System.Text;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Forms are read strictly and nothing in them is merged.</summary>
public class FormBodyTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a=1", "a:1")]
    [InlineData("a=1&A=2&a=3&a=1", "a:1 A:2 a:3 a:1")]
    [InlineData("a", "a:")]
    [InlineData("a=", "a:")]
    [InlineData("a=b=c", "a:b=c")]
    [InlineData("a+b=c%20d+e", "a b:c d e")]
    [InlineData("a=%2B%26%3d%3D%25", "a:+&==%")]
    [InlineData("n%61me=J%C3%B6rg%20%E2%9C%93", "name:Jörg ✓")]
    [InlineData("x=%F0%9F%98%80&y=😀", "x:😀 y:😀")]
    [InlineData("a=%0D%0A%01", "a:\r\n\u0001")]
    public void Pairs_AreReadInOrder(string text, string expected)
    {
        var form = SignedForms.Parse(text);
        Assert.NotNull(form);
        Assert.Equal(expected, string.Join(' ', SignedForms.Pairs(form.Value).Select(p => $"{p.Name}:{p.Value}")));
    }

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%zz")]
    [InlineData("a=%4g")]
    [InlineData("a=%%41")]
    [InlineData("%=1")]
    [InlineData("a=%00")]
    [InlineData("a=\0")]
    [InlineData("a%00b=1")]
    [InlineData("a=%FF")]
    [InlineData("a=%C3")]
    [InlineData("a=%C3&b=%B6")]
    [InlineData("a=%C0%80")]
    [InlineData("a=%ED%A0%80")]
    [InlineData("a=%F4%90%80%80")]
    [InlineData("=1")]
    [InlineData("&")]
    [InlineData("a=1&")]
    [InlineData("&a=1")]
    [InlineData("a=1&&b=2")]
    public void WhatIsNoForm_IsRefused(string text) => Assert.Null(SignedForms.Parse(text));

    [Fact]
    public void RawBytesThatAreNoText_AreRefused()
    {
        Assert.False(FormBody.TryParse([(byte)'a', (byte)'=', 0xC3, 0x28], 4, out _));
        Assert.True(FormBody.TryParse([(byte)'a', (byte)'=', 0xC3, 0xB6, 0xFF], 4, out _));
    }

    [Fact]
    public void PairsUpToTheLimit_AreRead()
    {
        Assert.Equal(128, SignedForms.Parse(string.Join('&', Enumerable.Range(0, 128).Select(i => $"n{i}={i}")))!.Value.Count);
        Assert.Null(SignedForms.Parse(string.Join('&', Enumerable.Range(0, 129).Select(i => $"n{i}={i}"))));
    }

    [Fact]
    public void Find_TellsNamesApartByCase()
    {
        var form = SignedForms.Parse("body=x&Body=y&Empty=&Body=z")!.Value;
        Assert.Equal("y", form.Find("Body"u8));
        Assert.Equal("", form.Find("Empty"u8));
        Assert.Null(form.Find("BODY"u8));
        Assert.True(form.Has("body"u8));
        Assert.False(form.Has("Empty"u8));
    }

    [Fact]
    public void Decoding_EqualsTheFrameworksOfWellFormedText()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var value = SignedForms.RandomText(random, 12);
            var form = SignedForms.Parse("v=" + SignedForms.Encode(value, random));
            Assert.Equal(value, Encoding.UTF8.GetString(form!.Value.Value(0)));
        }
    }
}
