using System.Text;
using WaTemplates.Cli.LanguageServer.Protocol;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Frames, whole and broken. "!" stands for a problem.</summary>
public class FramingTests
{
    [Theory]
    [InlineData("Content-Length: 1\r\n\r\n1", "1")]
    [InlineData("content-length:1\n\n1", "1")]
    [InlineData("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 1\r\n\r\n1", "1")]
    [InlineData("Content-Length: 1\r\nContent-Type: x\r\n\r\n1Content-Length: 1\r\n\r\n2", "1 2")]
    [InlineData("\r\n\r\nContent-Length: 1\r\n\r\n1", "1")]
    [InlineData("hello\r\nContent-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("helloContent-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("Content-Length: x\r\n\r\nContent-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("Content-Length: 99999999999\r\n\r\n{}\nContent-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("Content-Length: -1\r\n\r\nContent-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("Content-Length: 1\r\n\r\n123Content-Length: 1\r\n\r\n4", "1 ! 4")]
    [InlineData("Content-Length: 22\r\n\r\n{\"a\":Content-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("Content-Length: 5\r\n\r\n1", "!")]
    [InlineData("Content-Le", "!")]
    [InlineData("Content-Length: 1\r\n", "!")]
    [InlineData("Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("Content-Length: 2\r\n\r\n{]Content-Length: 1\r\n\r\n1", "! 1")]
    [InlineData("", "")]
    public void Frames_AreReadOrReported(string input, string expected)
    {
        Assert.Equal(expected, Read(new MemoryStream(Encoding.UTF8.GetBytes(input))));
        Assert.Equal(expected, Read(new Trickle(Encoding.UTF8.GetBytes(input))));
    }

    [Fact]
    public void BytesThatAreNoUtf8_CostOneMessage()
        => Assert.Equal("! 1", Read(new MemoryStream([.. "Content-Length: 3\r\n\r\n\""u8, 0xFF, .. "\"Content-Length: 1\r\n\r\n1"u8])));

    private static string Read(Stream stream)
    {
        var reader = new MessageReader(stream);
        var read = new List<string>();
        while (reader.Read() is { } incoming)
            read.Add(incoming.Value?.Text ?? "!");
        return string.Join(' ', read);
    }

    /// <summary>Gives one byte at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
