using System.Globalization;
using WaTemplates.Cli.Distributing;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Tests.Distributing;

public class SettingsTextTests
{
    private static readonly TimeZoneInfo Berlin = SettingsText.Zone("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-30T09:00", "2026-11-30T08:00:00Z")]
    [InlineData("2026-07-01T09:00:30", "2026-07-01T07:00:30Z")]
    [InlineData("2026-11-30 09:00", "2026-11-30T08:00:00Z")]
    [InlineData("2026-11-30T09:00+03:00", "2026-11-30T06:00:00Z")]
    [InlineData("2026-11-30T09:00Z", "2026-11-30T09:00:00Z")]
    public void Moments_AreWhereTheyAreSaidToBe(string text, string expected)
        => Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), SettingsText.Moment("--not-before", text, Berlin));

    [Theory]
    [InlineData("2026-11-30T09:00", "where? Add the offset")]
    [InlineData("tomorrow", "write a date and a time")]
    [InlineData("30.11.2026 09:00", "write a date and a time")]
    public void Moments_WithoutAPlace_AreRefused(string text, string why)
        => Assert.Contains(why, Assert.Throws<CannotRunException>(() => SettingsText.Moment("--not-before", text, zone: null)).Message, StringComparison.Ordinal);

    [Fact]
    public void ATimeThatTheClocksPassOver_IsRefused()
        => Assert.Contains("pass that time over", Assert.Throws<CannotRunException>(() => SettingsText.Moment("--not-before", "2026-03-29T02:30", Berlin)).Message, StringComparison.Ordinal);

    [Fact]
    public void QuietHours_AndCanaries_AreRead()
    {
        Assert.Equal(new QuietHours(new TimeOnly(20, 0), new TimeOnly(8, 0), "Europe/Berlin"), SettingsText.QuietHours("20:00-8:00", Berlin));
        Assert.Equal((Canary.Off, Canary.Of(50), Canary.OfShare(0.025)), (SettingsText.Canary("off"), SettingsText.Canary("50"), SettingsText.Canary("2.5%")));
    }

    [Theory]
    [InlineData("20:00")]
    [InlineData("20:00-20:00")]
    [InlineData("8-20")]
    [InlineData("25:00-08:00")]
    public void QuietHours_ThatAreNone_AreRefused(string text) => Assert.Throws<CannotRunException>(() => SettingsText.QuietHours(text, Berlin));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0%")]
    [InlineData("101%")]
    [InlineData("some")]
    public void Canaries_ThatAreNone_AreRefused(string text) => Assert.Throws<CannotRunException>(() => SettingsText.Canary(text));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("NaN")]
    [InlineData("fast")]
    public void Rates_ThatAreNone_AreRefused(string text) => Assert.Throws<CannotRunException>(() => SettingsText.Rate(text));
}
