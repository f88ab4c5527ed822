using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Tests.Recipients;

/// <summary>Numbers as people and spreadsheets write them.</summary>
public class PhoneNumberTests
{
    [Theory]
    [InlineData("+4915112345678")]
    [InlineData("004915112345678")]
    [InlineData("4915112345678")]
    [InlineData(" +49 151 1234-5678 ")]
    [InlineData("+49 (151) 1234.5678")]
    [InlineData("[+49]151/12345678")]
    [InlineData("+49\u00A0151\u202F12345678")]
    [InlineData("\u200E+49\u200B151\u20601234\uFEFF5678")]
    [InlineData("＋４９１５１１２３４５６７８")]
    [InlineData("+٤٩١٥١١٢٣٤٥٦٧٨")]
    [InlineData("'+4915112345678")]
    [InlineData("+49–151–12345678")]
    [InlineData("00 49 151 12345678")]
    public void WhatPeopleWrite_IsRead(string text)
    {
        Assert.True(PhoneNumber.TryParse(text, out var number, out var problem), problem);
        Assert.Equal("4915112345678", number.Digits);
        Assert.Equal("+4915112345678", number.ToString());
    }

    [Theory]
    [InlineData("", "no digits")]
    [InlineData("+", "no digits")]
    [InlineData("015112345678", "begins with 0")]
    [InlineData("+0015112345678", "begins with 0")]
    [InlineData("000491511234567", "begins with 0")]
    [InlineData("+4915112", "fewer than 8")]
    [InlineData("+4912345678901234", "more than 15")]
    [InlineData("+49151123456781511234567815112345678", "more than 15")]
    [InlineData("4.91511E+12", "scientific")]
    [InlineData("4,91511E+12", "scientific")]
    [InlineData("4.91511e12", "scientific")]
    [InlineData("+49 151 CALLME", "letters")]
    [InlineData("whatsapp:+4915112345678", "letters")]
    [InlineData("+49 151+12345678", "plus inside")]
    [InlineData("++4915112345678", "plus inside")]
    [InlineData("+49 (0) 15112345678", "(0)")]
    [InlineData("+49 (0)151 1234567", "(0)")]
    [InlineData("+49;15112345678", "character")]
    [InlineData("+54 11 15 2345-6789", "15")]
    [InlineData("+4915112345678\u0000", "character")]
    public void WhatIsNoNumber_IsRefusedWithAReason(string text, string reason)
    {
        Assert.False(PhoneNumber.TryParse(text, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("5112345", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+49151123")]
    [InlineData("+491234567890123")]
    public void EightAndFifteenDigits_AreEnough(string text) => Assert.True(PhoneNumber.TryParse(text, out _, out _));

    [Theory]
    [InlineData("+49151123", true)]
    [InlineData("+491234567890123", true)]
    [InlineData("+4915112", false)]
    [InlineData("+4912345678901234", false)]
    [InlineData("4915112345678", false)]
    [InlineData("+0915112345678", false)]
    [InlineData("+49 15112345678", false)]
    [InlineData("+４９15112345678", false)]
    [InlineData("", false)]
    public void ExactForm_IsPlusAndDigits(string text, bool isNumber) => Assert.Equal(isNumber, PhoneNumber.TryParseExact(text, out _));

    [Theory]
    [InlineData("5215512345678", "525512345678")]
    [InlineData("525512345678", "525512345678")]
    [InlineData("5491123456789", "541123456789")]
    [InlineData("541123456789", "541123456789")]
    [InlineData("5511987654321", "551187654321")]
    [InlineData("551187654321", "551187654321")]
    [InlineData("5511932345678", "5511932345678")]
    [InlineData("4915112345678", "4915112345678")]
    [InlineData("52155123456789", "52155123456789")]
    [InlineData("14155238886", "14155238886")]
    public void SpellingsOfOneNumber_HaveOneMatchKey(string digits, string key)
    {
        Assert.True(PhoneNumber.TryParse(digits, out var number, out _));
        Assert.Equal(key, MatchKey.Of(number));
    }

    [Theory]
    [InlineData("whatsapp:+4915112345678", "+49…78")]
    [InlineData("+14155238886", "+1…86")]
    [InlineData("+79161234567", "+7…67")]
    [InlineData("+351912345678", "+351…78")]
    [InlineData("whatsapp:DE.1234567890", "DE…")]
    [InlineData("Jörg", "…")]
    [InlineData(null, "…")]
    public void Mask_ShowsCountryAndTwoDigits(string? address, string masked) => Assert.Equal(masked, AddressMask.Mask(address));
}
