#pragma warning disable xUnit1051 // Every wait here has an end of its own.
namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>What a process keeps of the numbers that contents have.</summary>
public sealed class NameTests
{
    private static readonly ContentName Name = new("welcome", "de", "news", "HX9", "f9");

    [Fact]
    public async Task ANumberThatWasTakenBack_IsForgotten()
    {
        await using var workers = await TwoWorkers.StartAsync();
        var server = new PostgreSqlServer(workers.Address);
        await using var source = server.Connect();
        var transactions = new Transactions(source, server, new NameCache(), TimeProvider.System, owner: 0);
        await Assert.ThrowsAsync<InvalidOperationException>(() => transactions.WriteAsync<long>(
            async scope =>
            {
                var first = await scope.Names.ContentAsync(scope, Name);
                Assert.Equal(first, await scope.Names.ContentAsync(scope, Name));
                throw new InvalidOperationException("taken back");
            },
            CancellationToken.None));

        var number = await transactions.WriteAsync(scope => scope.Names.ContentAsync(scope, Name).AsTask(), CancellationToken.None);
        Assert.Equal(number, await transactions.ReadAsync(scope => scope.ScalarAsync("SELECT id FROM content WHERE content_sid = 'HX9'"), CancellationToken.None));
    }
}
