using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Operations;

/// <summary>
/// Who may see and hold list sendings: whoever knows the operator's token. A browser trades it for a cookie that says until
/// when it holds and proves it; the token itself is kept by nobody.
/// </summary>
internal sealed class OperatorAccess
{
    /// <summary>The least length of a token in characters.</summary>
    public const int MinimumLength = 16;

    public const string CookieName = "watemplates-operator";

    private const int FailuresPerMinute = 10;
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private readonly byte[] tokenHash;
    private readonly byte[] cookieKey;
    private readonly TimeProvider time;
    private readonly FailureLimiter failures;

    /// <param name="token">At least <see cref="MinimumLength"/> characters.</param>
    public OperatorAccess(string token, TimeProvider time)
    {
        tokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        cookieKey = HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "WaTemplates operator cookie"u8);
        this.time = time;
        failures = new FailureLimiter(FailuresPerMinute, time);
    }

    /// <summary>Whether a request has a valid cookie or the token as bearer.</summary>
    public bool IsAllowed(HttpRequest request)
        => request.Cookies[CookieName] is { } cookie ? IsValid(cookie)
            : request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && IsToken(header[7..].Trim());

    public bool IsToken(string token) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), tokenHash);

    /// <summary>Counts a wrong token.</summary>
    /// <returns>Whether its address has tried too often this minute.</returns>
    public bool CountFailure(HttpContext context) => failures.Count(context.Connection.RemoteIpAddress);

    /// <summary>Lets a browser in for 12 hours.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Where the cookie counts.</param>
    public void Allow(HttpContext context, string path)
    {
        Span<byte> cookie = stackalloc byte[sizeof(long) + HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(cookie, (time.GetUtcNow() + Life).ToUnixTimeSeconds());
        HMACSHA256.HashData(cookieKey, cookie[..sizeof(long)], cookie[sizeof(long)..]);
        context.Response.Cookies.Append(CookieName, Convert.ToHexStringLower(cookie), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Life,
            Path = path,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        });
    }

    private bool IsValid(string cookie)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(cookie, bytes, out _, out var length) != System.Buffers.OperationStatus.Done || length != bytes.Length)
            return false;
        Span<byte> proof = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(cookieKey, bytes[..sizeof(long)], proof);
        return CryptographicOperations.FixedTimeEquals(proof, bytes[sizeof(long)..]) && BinaryPrimitives.ReadInt64BigEndian(bytes) > time.GetUtcNow().ToUnixTimeSeconds();
    }
}
