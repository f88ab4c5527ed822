using System.Buffers.Binary;
using System.Globalization;

namespace WaTemplates.Runtime.Recipients;

/// <summary>
/// 16 bytes that stand for a person's number: a keyed hash of its match key. Suppression, duplicates and replies go by
/// it, so that two spellings of one number are one person, and nothing but the address column tells the number.
/// </summary>
/// <param name="Value">The 16 bytes as a number.</param>
public readonly record struct RecipientKey(UInt128 Value)
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 16;

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static RecipientKey FromBytes(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>The bytes, most significant first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }

    /// <summary>Writes what <see cref="ToBytes"/> gives into the first 16 bytes.</summary>
    internal void CopyTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}

/// <summary>A person to write to.</summary>
/// <param name="Address">As given for sending, with its channel: <c>whatsapp:+4915112345678</c>. Opaque to the ledger.</param>
/// <param name="Key">What the person is recognised by.</param>
public sealed record Recipient(string Address, RecipientKey Key);
