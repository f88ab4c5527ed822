using FsCheck;
using FsCheck.Fluent;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>The verifier agrees with the naive rule for any address and any form.</summary>
public class SignaturePropertyTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "A", "aa", "aA", "Body", "body", "😀", "\uE000", "ﬁ", "a b", "0", "_", "-", "Body0", "To");
    private static readonly Gen<string> Values = Gen.Elements("", "1", "2", "10", "a", "A", " ", "😀", "\uFF33", "ü", "&=%+", "x\r\ny", "whatsapp:+49");
    private static readonly Gen<string> Urls =
        from scheme in Gen.Elements("https://", "http://", "HTTPS://")
        from user in Gen.Elements("", "user@", "user:pa:ss@", "a@b@")
        from host in Gen.Elements("example.org", "Example.ORG", "127.0.0.1", "[::1]", "[2001:DB8::1]")
        from port in Gen.Elements("", "", ":443", ":80", ":8080")
        from path in Gen.Elements("", "/", "/a/../b", "/%7Euser", "/%c3%bc", "/a:1@b", "/x;y=1")
        from query in Gen.Elements("", "?", "?a=b:1", "?s=1.AbC&x=%20", "?u=https://other:1/")
        select scheme + user + host + port + path + query;

    private static readonly Gen<(string Url, (string Name, string Value)[] Pairs, int Seed)> Cases =
        from url in Urls
        from pairs in (from name in Names from value in Values select (name, value)).ArrayOf()
        from seed in Gen.Choose(0, int.MaxValue)
        select (url, pairs.Take(FormBody.MaximumPairs).ToArray(), seed);

    [Fact]
    public void AnyForm_IsJudgedAsByTheRule()
    {
        var verifier = new SignatureVerifier(["other", "token"]);
        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            var shuffled = c.Pairs.ToArray();
            new Random(c.Seed).Shuffle(shuffled);
            var form = SignedForms.Parse(SignedForms.Encode(shuffled, new Random(c.Seed)))!;
            foreach (var url in Variants(c.Url))
                Expect(1, verifier.FindToken(c.Url, form, SignedForms.Sign("token", url, c.Pairs)), c.Url, url);
            foreach (var url in (string[])[c.Url + "x", Swap(c.Url), Ported(c.Url, ":4430"), c.Url + "?"])
                Expect(-1, verifier.FindToken(c.Url, form, SignedForms.Sign("token", url, c.Pairs)), c.Url, url);
            Expect(-1, verifier.FindToken(c.Url, form, SignedForms.Sign("token", c.Url, c.Pairs.Append(("zz", "")))), c.Url, "one pair more");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    private static void Expect(int expected, int actual, string called, string signed)
    {
        if (actual != expected)
            throw new InvalidOperationException($"{actual} in place of {expected}: called '{called}', signed '{signed}'.");
    }

    /// <summary>As given; without the port where there is one; with the scheme's own where there is none.</summary>
    private static string[] Variants(string url)
    {
        var isHttps = url.StartsWith("https", StringComparison.OrdinalIgnoreCase);
        return [url, PortOf(url).Length > 0 ? Ported(url, "") : Ported(url, isHttps ? ":443" : ":80")];
    }

    private static string Swap(string url) => url.Contains("xample", StringComparison.Ordinal) ? url.Replace("xample", "XAMPLE", StringComparison.Ordinal) : "x" + url;

    private static string PortOf(string url)
    {
        var match = System.Text.RegularExpressions.Regex.Match(url, @"^\w+://(?:[^/?]*@)?(?:\[[^\]]*\]|[^:/?]*)(:\d+)?");
        return match.Groups[1].Value;
    }

    private static string Ported(string url, string port)
    {
        var match = System.Text.RegularExpressions.Regex.Match(url, @"^(\w+://(?:[^/?]*@)?(?:\[[^\]]*\]|[^:/?]*))(?::\d+)?(.*)$");
        return match.Groups[1].Value + port + match.Groups[2].Value;
    }
}
