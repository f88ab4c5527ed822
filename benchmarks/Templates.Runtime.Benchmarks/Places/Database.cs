namespace WaTemplates.Runtime.Benchmarks.Places;

internal enum Database
{
    Sqlite = 0,

    PostgreSql = 1,
}
